package org.curbstop.pages.layout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Handles the language links: stores the choice in a cookie and redirects to the page it was made on. */
@Controller
class LanguageLinkController {

    private final PageLanguageResolver languages;

    LanguageLinkController(PageLanguageResolver languages) {
        this.languages = languages;
    }

    @GetMapping("/language/{tag}")
    ResponseEntity<Void> choose(@PathVariable String tag, @RequestParam(defaultValue = "/") String back, HttpServletRequest request,
            HttpServletResponse response) {
        return languages.supported(tag)
                .map(language -> {
                    languages.remember(language, request, response);
                    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", localPathOrHome(back)).<Void>build();
                })
                .orElseThrow(PageNotFoundException::new);
    }

    /**
     * Accepts only a plain local path, so that a language link cannot redirect to another site. Browsers read a backslash as a slash, drop
     * tabs and resolve dots, so a path that contains one of these, or a percent sign that may encode one, leads to the home page instead.
     */
    static String localPathOrHome(String back) {
        return back.matches("/|(?:/(?!\\.{1,2}(?:[/?]|$))[\\w.-]++)++/?(?:\\?[\\w.=&%+-]*)?|/\\?[\\w.=&%+-]*") ? back : "/";
    }
}
