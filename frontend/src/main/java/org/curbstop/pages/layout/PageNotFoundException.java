package org.curbstop.pages.layout;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Thrown if a page does not exist or is not this visitor's; the response is the same for both. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class PageNotFoundException extends RuntimeException {

    public PageNotFoundException() {
        super(null, null, false, false);
    }
}
