package org.curbstop.websecurity;

import java.util.List;

/**
 * Paths that need no sign-in. Each bean of this type adds its own; a path that no bean names returns 404.
 *
 * @param patterns patterns in {@code PathPattern} syntax, such as {@code /pay} or {@code /receipt/*}
 */
public record PublicPaths(List<String> patterns) {

    public PublicPaths {
        patterns = List.copyOf(patterns);
    }
}
