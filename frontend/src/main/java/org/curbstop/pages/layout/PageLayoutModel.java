package org.curbstop.pages.layout;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.language.Formats;
import org.curbstop.utility.OfficeHours;
import org.curbstop.utility.Utility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Model of the layout that all plain pages share: utility, languages, request path, and formatting for templates. */
@Component("frame")
class PageLayoutModel {

    private static final Pattern EMERGENCY = Pattern.compile("(?<![\\d-])911(?![\\d-])");

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

    /** Returns the languages to offer, each named in its own language. */
    public List<LanguageLink> languages() {
        return utility.languages().stream()
                .map(language -> new LanguageLink(language.tag(), Formats.of(language).ownName(), language.equals(language())))
                .toList();
    }

    public record LanguageLink(String tag, String name, boolean now) {}

    /** Returns the path that the visitor requested, even on an error page. */
    public String requestPath() {
        Object failed = request().getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed instanceof String path ? path : request().getRequestURI();
    }

    public String styleVersion() {
        return styles.version();
    }

    /** Whether this is the sandbox: no real money and no real people. */
    public boolean sandbox() {
        return sandbox;
    }

    /** Formats a phone number in its local format, with characters that do not break across lines. */
    public String phone(PhoneNumber number) {
        return number.formatNational().replace(' ', '\u00a0').replace('-', '\u2011');
    }

    /** Splits a text at its phone numbers and at 911, so that each can be rendered as a link. */
    public List<TextPart> linked(String text) {
        List<TextPart> parts = new ArrayList<>();
        int at = 0;
        for (PhoneNumber.PhoneNumberMention found : PhoneNumber.findAll(text)) {
            addLinkingEmergency(parts, text.substring(at, found.from()));
            parts.add(new TextPart(text.substring(found.from(), found.until()), found.number().e164()));
            at = found.until();
        }
        addLinkingEmergency(parts, text.substring(at));
        return parts;
    }

    private static void addLinkingEmergency(List<TextPart> parts, String text) {
        int at = 0;
        for (Matcher found = EMERGENCY.matcher(text); found.find(); at = found.end()) {
            parts.add(new TextPart(text.substring(at, found.start()), null));
            parts.add(new TextPart(found.group(), found.group()));
        }
        parts.add(new TextPart(text.substring(at), null));
    }

    /** @param tel phone number in E.164 format, or 911; null for plain text */
    public record TextPart(String text, @Nullable String tel) {}

    public String money(Money amount) {
        return formats().money(amount);
    }

    /** Formats date and time in long form, in the utility's time zone. */
    public String formatTime(Instant time) {
        return formats().dateTime(time.atZone(utility.zone()));
    }

    public String formatList(List<String> names) {
        return formats().list(names);
    }

    /** Returns the utility's services in the visitor's language, such as "Electricity, water and sewer". */
    public String services() {
        Locale locale = language().locale();
        List<String> names = utility.services().stream().map(service -> messages.getMessage("service." + service, null, locale)).toList();
        return formats().capitalized(formatList(names));
    }

    /** Returns the warming and cooling centers in the visitor's language. */
    public List<CenterText> centers() {
        Language language = language();
        return utility.centers().stream().map(center -> new CenterText(center.names().getOrDefault(language, ""), center.address(),
                center.hours().getOrDefault(language, ""), formatList(center.kinds().stream().sorted()
                        .map(kind -> messages.getMessage("map.center." + kind, null, language.locale())).toList()))).toList();
    }

    /** @param kinds "warming center and cooling center" */
    public record CenterText(String name, String address, String hours, String kinds) {}

    /** Returns the office hours from Monday to Sunday; {@code hours} is null on a day that is always closed. */
    public List<OpeningDay> week() {
        Locale locale = language().locale();
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new OpeningDay(formats().capitalized(day.getDisplayName(TextStyle.FULL_STANDALONE, locale)),
                        hours(utility.hours().week().get(day))))
                .toList();
    }

    public record OpeningDay(String name, @Nullable String hours) {}

    /** Returns the holidays within the next year, on which the office is closed. */
    public List<String> holidays() {
        LocalDate today = LocalDate.now(clock);
        return utility.hours().holidays().entrySet().stream()
                .filter(day -> !day.getKey().isBefore(today) && day.getKey().isBefore(today.plusYears(1)))
                .sorted(Map.Entry.comparingByKey())
                .map(day -> formats().capitalized(formats().dateWithWeekday(day.getKey())) + " – " + day.getValue().get(language()))
                .toList();
    }

    private @Nullable String hours(OfficeHours.@Nullable Opening opening) {
        return opening == null ? null : formats().timeRange(opening.from(), opening.until());
    }

    private Formats formats() {
        return Formats.of(language());
    }

    private static HttpServletRequest request() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(ServletRequestAttributes.class::cast)
                .map(ServletRequestAttributes::getRequest)
                .orElseThrow(() -> new IllegalStateException("no current request"));
    }
}
