package org.curbstop.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.language.Formats;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.ReportOutageResult;
import org.curbstop.outages.RestorationOutlook;
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
    String notice(ReportOutageResult reported, Instant now, List<String> near, boolean masked) {
        String meant = near.isEmpty() ? "" : " " + word("geo.notice.near", String.join("; ", near));
        return notice(reported, now) + meant + (masked ? " " + word("masked.sent") : "");
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

    /** Nobody is told to be the first to report an outage that we know; cause and time are given instead. */
    private String notice(ReportOutageResult reported, Instant now) {
        if (reported.isUnplaced() || reported.spooled()) {
            return word(reported.spooled() ? "geo.notice.waits" : "geo.notice.toBePlaced");
        }
        Optional<Outage> known = reported.outage().filter(outage -> outage.state() instanceof OutageState.Confirmed);
        String thanks = word(reported.repeated() ? "geo.notice.again" : reported.otherHouseholds() > 0 ? "geo.notice.others"
                : known.isPresent() ? "geo.notice.known" : "geo.notice.first", reported.otherHouseholds());
        return thanks + known.map(outage -> " " + details(outage.cause(), outage.outlook(now))).orElse("");
    }

    /** @param staleSince when the entry was read, if it may have changed since */
    String state(OutageFeed.FeedEntry entry, Optional<Instant> staleSince) {
        String certainty = word(entry.confirmed() ? "outage.confirmed" : "outage.suspected") + ".";
        return certainty + " " + details(entry.cause(), entry.outlook())
                + staleSince.map(since -> " " + word("map.silent", moment(Optional.of(since)))).orElse("");
    }

    private String details(OutageCause cause, RestorationOutlook outlook) {
        return word("outage.cause." + cause) + " "
                + word("outage.estimate." + outlook.kind(), moment(outlook.earliest()), moment(outlook.latest()));
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
