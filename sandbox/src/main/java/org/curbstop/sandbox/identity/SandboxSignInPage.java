package org.curbstop.sandbox.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.curbstop.common.language.Formats;
import org.curbstop.common.language.LanguageFolder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page of the identity provider, in every language, with a list of everybody who can sign in. */
@Controller
@ConditionalOnWebApplication
class SandboxSignInPage {

    @GetMapping(SandboxIdentityProvider.LOGIN)
    String page(HttpServletRequest request, Model model) {
        Language language = language(request);
        var words = new TreeMap<String, String>();
        LanguageFolder.properties(language, "sandbox-sign-in.properties")
                .forEach((key, text) -> words.put(key.toString(), text.toString()));
        model.addAttribute("language", language.tag());
        model.addAttribute("others", LanguageFolder.installed().stream().filter(other -> !other.equals(language))
                .collect(Collectors.toMap(Language::tag, other -> Formats.of(other).ownName())));
        model.addAttribute("words", words);
        model.addAttribute("residents", listed(SandboxUser::isResident, person -> words.get("person." + person.login())));
        model.addAttribute("staff", listed(person -> !person.isResident(), person -> words.get("role." + person.role())));
        model.addAttribute("code", SandboxSignInDetails.CODE);
        model.addAttribute("wrong", request.getParameter("error") != null);
        return "sandbox/sign-in";
    }

    private static Map<String, String> listed(Predicate<SandboxUser> who, Function<SandboxUser, String> what) {
        var listed = new LinkedHashMap<String, String>();
        SandboxUser.ALL.stream().filter(who).forEach(person -> listed.put(person.login(), person.name() + ": " + what.apply(person)));
        return listed;
    }

    private static Language language(HttpServletRequest request) {
        String asked = request.getParameter("lang");
        String requested = asked != null ? asked : request.getLocale().getLanguage();
        return LanguageFolder.installed().stream().filter(language -> language.tag().equals(requested)).findFirst()
                .orElse(Language.ENGLISH);
    }
}
