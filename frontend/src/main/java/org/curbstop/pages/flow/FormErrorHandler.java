package org.curbstop.pages.flow;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.curbstop.documents.SentDocuments;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Forms that the server did not read to their end. */
@ControllerAdvice
class FormErrorHandler {

    /** Without a boundary, cut off, in a character set that nobody has: whoever wrote the program that sent it has to change it. */
    @ExceptionHandler({MultipartException.class, InvalidParameterException.class})
    void rejectUnreadable(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }

    /** So large that it was not read: back to the page that it came from, which says so. */
    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ResponseEntity<Void> rejectTooLarge(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean ours = FlowPage.find(path).isPresent() || path.equals(ChatPage.PATH);
        return ours
                ? ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(path + "?" + FormUploads.REJECTED + "=" + SentDocuments.DocumentRefusalReason.TOO_LARGE))
                        .build()
                : ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
    }
}
