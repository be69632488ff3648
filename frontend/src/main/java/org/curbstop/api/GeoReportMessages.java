package org.curbstop.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.language.Formats;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.ReportOutageResult;
import org.curbstop.utility.Utility;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Localized texts that GeoReport clients show to people. */
@Component
record GeoReportMessages(MessageSource messages, Utility utility) {

    Language language() {
        return new Language(LocaleContextHolder.getLocale().getLanguage());
    }

    String name(GeoReportServiceType service) {
        return word("geo." + service.code() + ".name");
    }

    String description(GeoReportServiceType service) {
        return word("geo." + service.code() + ".what") + " " + word("geo.danger", utility.lines().emergency().formatNational());
    }

    String group() {
        return utility.name();
    }

    /**
     * @param near addresses that the report may have meant
     * @param masked whether a sensitive number was removed, which the sender should know
     */
    String notice(ReportOutageResult reported, List<String> near, boolean masked) {
        String meant = near.isEmpty() ? "" : " " + word("geo.notice.near", String.join("; ", near));
        return notice(reported) + meant + (masked ? " " + word("masked.sent") : "");
    }

    String contact() {
        return word("geo.contact", utility.name(), utility.lines().office().formatNational());
    }

    String noKeyNeeded() {
        return word("geo.key");
    }

    String addressWanted() {
        return word("geo.addressWanted", utility.lines().emergency().formatNational());
    }

    private String notice(ReportOutageResult reported) {
        if (reported.isUnplaced()) {
            return word("geo.notice.toBePlaced");
        }
        return word(reported.spooled() ? "geo.notice.waits" : reported.repeated() ? "geo.notice.again"
                : reported.otherHouseholds() > 0 ? "geo.notice.others" : "geo.notice.first", reported.otherHouseholds());
    }

    String state(OutageFeed.FeedEntry entry) {
        String certainty = word(entry.confirmed() ? "outage.confirmed" : "outage.suspected") + ".";
        String estimate = word("outage.estimate." + entry.outlook().kind(), moment(entry.outlook().earliest()),
                moment(entry.outlook().latest()));
        return certainty + " " + word("outage.cause." + entry.cause()) + " " + estimate;
    }

    private String moment(Optional<Instant> time) {
        return time.map(at -> Formats.of(locale()).dateTime(at.atZone(utility.zone()))).orElse("");
    }

    String checking() {
        return word("geo.checking");
    }

    String dismissed() {
        return word("geo.dismissed");
    }

    String outsideTheArea() {
        return word("geo.outside", utility.name());
    }

    String postOfficeBoxRefused() {
        return word("geo.box");
    }

    String restored() {
        return word("geo.restored");
    }

    private String word(String key, Object... parts) {
        return messages.getMessage(key, parts, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
