package org.curbstop.pages.layout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The language links: remember the choice and go back to the page it was made on. */
@Controller
class LanguageLinkController {

    private final PageLanguageResolver languages;

    LanguageLinkController(PageLanguageResolver languages) {
        this.languages = languages;
    }

    @GetMapping("/language/{tag}")
    ResponseEntity<Void> choose(
            @PathVariable String tag, @RequestParam(defaultValue = "/") String back, HttpServletRequest request,
            HttpServletResponse response) {
        return languages.supported(tag)
                .map(language -> {
                    languages.remember(language, request, response);
                    return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", localPathOrHome(back)).<Void>build();
                })
                .orElseThrow(PageNotFoundException::new);
    }

    /**
     * Only a path of ours, as it stands: a link of ours must not carry anybody to another site. A browser reads a backslash as a slash,
     * drops tabs and resolves dots, so a path with any of these, or with a percent sign that may stand for one, leads to the first page
     * instead.
     */
    static String localPathOrHome(String back) {
        return back.matches("/|(?:/(?!\\.{1,2}(?:[/?]|$))[\\w.-]++)++/?(?:\\?[\\w.=&%+-]*)?|/\\?[\\w.=&%+-]*") ? back : "/";
    }
}
