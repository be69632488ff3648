package org.curbstop.pages.layout;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Renders the error page, which says what to do next and nothing about the cause. A program receives the status only. */
@Controller
class ErrorPage implements ErrorController {

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    String html(HttpServletRequest request, HttpServletResponse response, Map<String, Object> model) {
        int status = status(request);
        response.setStatus(status);
        model.put("kind", kind(status));
        return "pages/error";
    }

    @RequestMapping("/error")
    ResponseEntity<Map<String, Object>> json(HttpServletRequest request) {
        int status = status(request);
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(Map.of("status", status));
    }

    /** A request for the error page itself is answered with 404. */
    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404;
    }

    private static String kind(int status) {
        return switch (status) {
            case 401 -> "factor";
            case 403 -> "refused";
            case 429 -> "tooMany";
            case 400, 413, 415, 431 -> "unreadable";
            case 404, 405, 406, 410 -> "nothing";
            default -> status < 500 ? "nothing" : "fault";
        };
    }
}
