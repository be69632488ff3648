package org.curbstop.api.rest;

import java.util.Optional;
import org.curbstop.cis.ImportFileException;
import org.curbstop.cis.postings.ImportingAcknowledgements.AcknowledgementFileException;
import org.curbstop.common.yaml.InvalidYamlException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Maps the exceptions of the REST controllers to problems with a stable type. */
@RestControllerAdvice(basePackageClasses = ApiExceptionHandler.class)
class ApiExceptionHandler extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ResponseEntity<Object> handle(ImportFileException refused, WebRequest request) {
        ApiProblem problem = refused.isConflict() ? ApiProblem.CONFLICT : ApiProblem.UNREADABLE_FILE;
        return respond(problem.detail(refused.getMessage()), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(AcknowledgementFileException refused, WebRequest request) {
        return respond(ApiProblem.UNREADABLE_FILE.detail(refused.getMessage()), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(InvalidYamlException wrong, WebRequest request) {
        return respond(ApiProblem.UNKNOWN_MAPPING.detail(wrong.getMessage()), new HttpHeaders());
    }

    /** Handles everything that Spring rejects itself, with a status and sometimes a detail. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception e, @Nullable Object body, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        ProblemDetail known = body instanceof ProblemDetail problem ? problem
                : e instanceof ErrorResponse response ? response.getBody() : ProblemDetail.forStatus(status);
        boolean ours = Optional.ofNullable(known.getType()).filter(type -> type.getScheme() != null && type.getScheme().equals("urn"))
                .isPresent();
        return respond(ours ? known : ApiProblem.of(status.value()).detail(known.getDetail()), headers);
    }

    private static ResponseEntity<Object> respond(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus()).headers(headers).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
