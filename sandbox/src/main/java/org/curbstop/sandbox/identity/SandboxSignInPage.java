package org.curbstop.sandbox.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page of the identity provider, in English and Spanish, with a list of everybody who can sign in. */
@Controller
@ConditionalOnWebApplication
class SandboxSignInPage {

    @GetMapping(SandboxIdentityProvider.LOGIN)
    String page(HttpServletRequest request, Model model) {
        String language = language(request);
        var words = new TreeMap<String, String>();
        ResourceBundle bundle = ResourceBundle.getBundle("words.sandbox-identity", Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        bundle.keySet().forEach(key -> words.put(key, bundle.getString(key)));
        model.addAttribute("language", language);
        model.addAttribute("otherLanguage", language.equals("es") ? "en" : "es");
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

    private static String language(HttpServletRequest request) {
        String asked = request.getParameter("lang");
        String requested = asked != null ? asked : request.getLocale().getLanguage();
        return requested.equals("es") ? "es" : "en";
    }
}
