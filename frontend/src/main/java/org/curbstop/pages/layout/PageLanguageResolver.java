package org.curbstop.pages.layout;

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

/**
 * Resolves the language of a visitor: the one chosen by link and stored in a cookie, else that of the content shown, else the browser's,
 * else the utility's first.
 */
@Component("localeResolver")
public class PageLanguageResolver implements LocaleResolver {

    public static final String COOKIE = "lang";
    private static final String OVERRIDDEN = PageLanguageResolver.class.getName() + ".told";
    private static final String SUGGESTED = PageLanguageResolver.class.getName() + ".suggested";

    private final List<Language> supported;

    public PageLanguageResolver(Utility utility) {
        supported = utility.languages();
    }

    public Language of(HttpServletRequest request) {
        return overridden(request).or(() -> chosen(request)).or(() -> suggested(request)).or(() -> preferred(request))
                .orElseGet(supported::getFirst);
    }

    /** Uses the language of the content shown, unless the reader has chosen one. */
    public void suggest(Language language, HttpServletRequest request) {
        request.setAttribute(SUGGESTED, language.tag());
    }

    /** Uses the language of the surrounding portal page. */
    public void override(Language language, HttpServletRequest request) {
        request.setAttribute(OVERRIDDEN, language.tag());
    }

    private Optional<Language> overridden(HttpServletRequest request) {
        return request.getAttribute(OVERRIDDEN) instanceof String tag ? supported(tag) : Optional.empty();
    }

    private Optional<Language> suggested(HttpServletRequest request) {
        return request.getAttribute(SUGGESTED) instanceof String tag ? supported(tag) : Optional.empty();
    }

    public Optional<Language> supported(String tag) {
        return supported.stream().filter(language -> language.tag().equals(tag)).findFirst();
    }

    void remember(Language language, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(cookie(request), language.tag())
                .path("/").maxAge(Duration.ofDays(365)).secure(request.isSecure()).httpOnly(true).sameSite("Lax").build().toString());
    }

    /** Over TLS, the name has a prefix that binds the cookie to this host. */
    private static String cookie(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + COOKIE : COOKIE;
    }

    private Optional<Language> chosen(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, cookie(request))).map(Cookie::getValue).flatMap(this::supported);
    }

    private Optional<Language> preferred(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Optional.empty()
                : Collections.list(request.getLocales()).stream().map(Locale::getLanguage).flatMap(tag -> supported(tag).stream())
                        .findFirst();
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
