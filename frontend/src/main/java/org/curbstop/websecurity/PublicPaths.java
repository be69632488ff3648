package org.curbstop.websecurity;

import java.util.List;

/**
 * Paths that are open to everybody. Each bean of this type opens its own; what no bean names is answered 404.
 *
 * @param patterns as {@code PathPattern} reads them, such as {@code /pay} or {@code /receipt/*}
 */
public record PublicPaths(List<String> patterns) {

    public PublicPaths {
        patterns = List.copyOf(patterns);
    }
}
