package org.curbstop.pages.layout;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ListFormat;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.utility.OfficeHours;
import org.curbstop.utility.Utility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What stands on every plain page, asked for by the layout itself: whose page it is, in which languages, at which address. */
@Component("frame")
class PageLayoutModel {

    private final Utility utility;
    private final PageLanguageResolver languages;
    private final StyleSheetController styles;
    private final MessageSource messages;
    private final Clock clock;
    private final OutageBannerCache outageBanners;
    private final boolean sandbox;

    PageLayoutModel(Utility utility, PageLanguageResolver languages, StyleSheetController styles, MessageSource messages, Clock clock,
            OutageBannerCache outageBanners, Environment environment) {
        this.utility = utility;
        this.languages = languages;
        this.styles = styles;
        this.messages = messages;
        this.clock = clock;
        this.outageBanners = outageBanners;
        sandbox = !environment.acceptsProfiles(Profiles.of("production"));
    }

    public Utility utility() {
        return utility;
    }

    public OutageBanner outageBanner() {
        return outageBanners.current();
    }

    public Language language() {
        return languages.of(request());
    }

    /** The languages to offer, each named in itself. */
    public List<LanguageLink> languages() {
        return utility.languages().stream()
                .map(language -> new LanguageLink(language.tag(), ownName(language), language.equals(language())))
                .toList();
    }

    public record LanguageLink(String tag, String name, boolean now) {}

    /** Path of the page as the visitor asked for it, also on an error page. */
    public String requestPath() {
        Object failed = request().getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed instanceof String path ? path : request().getRequestURI();
    }

    public String styleVersion() {
        return styles.version();
    }

    /** Whether this is the sandbox: no real money, no real people. */
    public boolean sandbox() {
        return sandbox;
    }

    /** A number as people write it, in one piece on any screen. */
    public String phone(PhoneNumber number) {
        return number.formatNational().replace(' ', '\u00a0').replace('-', '\u2011');
    }

    /** A text with its phone numbers apart, so that they can be pressed. */
    public List<TextPart> linked(String text) {
        List<TextPart> parts = new ArrayList<>();
        int at = 0;
        for (PhoneNumber.PhoneNumberMention found : PhoneNumber.findAll(text)) {
            parts.add(new TextPart(text.substring(at, found.from()), null));
            parts.add(new TextPart(text.substring(found.from(), found.until()), found.number().e164()));
            at = found.until();
        }
        parts.add(new TextPart(text.substring(at), null));
        return parts;
    }

    /** @param tel null where it is words */
    public record TextPart(String text, @Nullable String tel) {}

    public String money(Money amount) {
        NumberFormat format = NumberFormat.getCurrencyInstance(language().locale());
        format.setCurrency(amount.currency());
        return format.format(amount.decimal());
    }

    /** Date and time, written out, in the utility's zone. */
    public String formatTime(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT).withLocale(language().locale())
                .withZone(utility.zone()).format(time);
    }

    /** Names one after the other: North, Mill and Ridge. */
    public String formatList(List<String> names) {
        return ListFormat.getInstance(language().locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL).format(names);
    }

    /** What the utility supplies, in the visitor's words: Electricity, water and sewer. */
    public String services() {
        Locale locale = language().locale();
        List<String> names = utility.services().stream().map(service -> messages.getMessage("service." + service, null, locale)).toList();
        return capitalize(formatList(names));
    }

    /** Monday to Sunday; {@code hours} is null on a day that is always closed. */
    public List<OpeningDay> week() {
        Locale locale = language().locale();
        DateTimeFormatter time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new OpeningDay(capitalize(day.getDisplayName(TextStyle.FULL_STANDALONE, locale)),
                        hours(utility.hours().week().get(day), time)))
                .toList();
    }

    public record OpeningDay(String name, @Nullable String hours) {}

    /** The days ahead on which nobody answers, within a year. */
    public List<String> holidays() {
        LocalDate today = LocalDate.now(clock);
        DateTimeFormatter date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(language().locale());
        return utility.hours().holidays().entrySet().stream()
                .filter(day -> !day.getKey().isBefore(today) && day.getKey().isBefore(today.plusYears(1)))
                .sorted(Map.Entry.comparingByKey())
                .map(day -> capitalize(date.format(day.getKey())) + " – " + day.getValue().get(language()))
                .toList();
    }

    private static @Nullable String hours(OfficeHours.@Nullable Opening opening, DateTimeFormatter time) {
        return opening == null ? null : time.format(opening.from()) + " – " + time.format(opening.until());
    }

    private static String capitalize(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String ownName(Language language) {
        return capitalize(language.locale().getDisplayLanguage(language.locale()));
    }

    private static HttpServletRequest request() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(ServletRequestAttributes.class::cast)
                .map(ServletRequestAttributes::getRequest)
                .orElseThrow(() -> new IllegalStateException("a page is drawn for a request"));
    }
}
