package org.curbstop.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.utility.Utility;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** Which language a visitor reads: the one chosen by link and kept in a cookie, else that of what is shown, else the browser's, else the utility's first. */
@Component("localeResolver")
class LanguageChoice implements LocaleResolver {

    static final String COOKIE = "lang";
    private static final String TOLD = LanguageChoice.class.getName() + ".told";
    private static final String SUGGESTED = LanguageChoice.class.getName() + ".suggested";

    private final List<Language> spoken;

    LanguageChoice(Utility utility) {
        spoken = utility.languages();
    }

    Language of(HttpServletRequest request) {
        return told(request).or(() -> chosen(request)).or(() -> spokenThere(request)).or(() -> preferred(request)).orElseGet(spoken::getFirst);
    }

    /** The page shown speaks the language of the thing it shows, unless the reader has chosen one. */
    void suggest(Language language, HttpServletRequest request) {
        request.setAttribute(SUGGESTED, language.tag());
    }

    /** The window around it speaks this language. */
    void tell(Language language, HttpServletRequest request) {
        request.setAttribute(TOLD, language.tag());
    }

    private Optional<Language> told(HttpServletRequest request) {
        return request.getAttribute(TOLD) instanceof String tag ? spoken(tag) : Optional.empty();
    }

    private Optional<Language> spokenThere(HttpServletRequest request) {
        return request.getAttribute(SUGGESTED) instanceof String tag ? spoken(tag) : Optional.empty();
    }

    Optional<Language> spoken(String tag) {
        return spoken.stream().filter(language -> language.tag().equals(tag)).findFirst();
    }

    void remember(Language language, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(cookie(request), language.tag())
                .path("/").maxAge(Duration.ofDays(365)).secure(request.isSecure()).httpOnly(true).sameSite("Lax").build().toString());
    }

    /** By TLS under a prefix that binds it to this very host. */
    private static String cookie(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + COOKIE : COOKIE;
    }

    private Optional<Language> chosen(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, cookie(request))).map(Cookie::getValue).flatMap(this::spoken);
    }

    private Optional<Language> preferred(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Optional.empty()
                : Collections.list(request.getLocales()).stream().map(Locale::getLanguage).flatMap(tag -> spoken(tag).stream()).findFirst();
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return of(request).locale();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("a language is chosen by /language/{tag}");
    }
}
