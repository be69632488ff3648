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

/** Handles forms that the server could not read completely. */
@ControllerAdvice
class FormErrorHandler {

    /** Malformed multipart body: no boundary, truncated, or an unknown character set. Only the client that sent it can fix this. */
    @ExceptionHandler({MultipartException.class, InvalidParameterException.class})
    void rejectUnreadable(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }

    /** Form too large to be read: redirects to its page, which shows the error. */
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
