package org.curbstop.pages;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was asked for does not exist, or is not this visitor's: the two look the same. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NothingHere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NothingHere() {
        super(null, null, false, false);
    }
}
