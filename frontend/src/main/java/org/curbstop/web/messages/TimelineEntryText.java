package org.curbstop.web.messages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.curbstop.assistance.directory.Agency;
import org.curbstop.assistance.directory.AgencyDirectory;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.cases.TimelineEntry;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.notices.NoticeKindNames;
import org.curbstop.utility.Utility;
import org.curbstop.web.assistance.ReferralText;
import org.curbstop.web.components.I18n;
import org.springframework.stereotype.Component;

/** Describes a timeline entry: amounts, days, terms, outcome. A fact that an old entry lacks is left out. */
@Component
public final class TimelineEntryText {

    private static final String AMOUNT = "amount";

    private final Screening screening;
    private final AgencyDirectory directory;
    private final NoticeKindNames notices;
    private final Utility utility;

    TimelineEntryText(Screening screening, AgencyDirectory directory, NoticeKindNames notices, Utility utility) {
        this.screening = screening;
        this.directory = directory;
        this.notices = notices;
        this.utility = utility;
    }

    /** Returns the facts in the language of the current user, most important first. */
    public List<String> describe(TimelineEntry moment) {
        var facts = new FactText(moment.facts());
        switch (moment.what()) {
            case NOTE -> facts.text("text", UnaryOperator.identity());
            case PAYMENT_TAKEN ->
                    facts.money(AMOUNT).text("number", number -> I18n.text("moment.receipt", ReferenceNumber.grouped(number)));
            case PAYMENT_FAILED ->
                    facts.money(AMOUNT).text("reason", reason -> I18n.text(org.curbstop.payments.CardDecline.valueOf(reason).messageKey()));
            case REFUND_PENDING, REFUND_MADE, REFUND_FAILED, DISPUTE_OPENED, DISPUTE_WON, DISPUTE_LOST -> facts.money(AMOUNT);
            case OUTAGE_REPORTED -> facts.text("service", service -> I18n.text("service." + service)).add(reference(moment));
            case HAND_OFF -> facts.text("wanted", HandOffSubjects::subject).add(reference(moment));
            case HAND_OFF_CLOSED -> facts.text("outcome", outcome -> I18n.text("moment.outcome." + outcome)).add(reference(moment));
            case REFERRAL -> facts.text("programme", this::programTitle)
                    .text("agency", agency -> directory.find(agency).map(Agency::name).orElse(agency))
                    .text("state", state -> I18n.text("moment.referral." + state));
            case APPLICATION -> facts.text("programme", this::programTitle)
                    .text("state", state -> I18n.text("moment.application." + state));
            case NOTICE -> facts.text("kind", kind -> notices.nameOf(kind, new Language(I18n.locale().getLanguage()))).text("means",
                    means -> I18n.text("moment.means." + means));
            case ORDER_PLACED, ORDER_CHANGED, ORDER_CANCELLED, ORDER_TURNED_DOWN, ORDER_DONE -> order(facts, moment);
            case OWNER_TOOK_OVER -> facts.text("street", UnaryOperator.identity()).day("from", "moment.from");
            case ARRANGEMENT_AGREED -> facts.money(AMOUNT).number("payments", "moment.payments").day("last", "moment.last");
            case ARRANGEMENT_BROKEN -> facts.money(AMOUNT, "moment.missing");
            case ARRANGEMENT_KEPT, TERMS_DECLINED -> facts.money(AMOUNT);
            case TERMS_ASKED -> facts.money(AMOUNT).money("first", "moment.first").day("last", "moment.last");
            case HOLD_PLACED -> facts.text("hold", hold -> I18n.text("hold." + hold)).day("until", "moment.until");
            case HOLD_LIFTED, HOLD_LAPSED -> facts.text("hold", hold -> I18n.text("hold." + hold));
            case BILL_DISPUTED -> facts.money(AMOUNT).day("billed", "moment.billed").add(reference(moment));
            case BILL_DISPUTE_ANSWERED -> facts.text("outcome", outcome -> I18n.text("grievance.outcome." + outcome))
                    .money(AMOUNT, "moment.credited").add(reference(moment));
            case COMPLAINT_FILED -> facts.text("subject", subject -> I18n.text("complaint.subject." + subject)).add(reference(moment));
            case COMPLAINT_ANSWERED -> facts.text("outcome", outcome -> I18n.text("grievance.outcome." + outcome)).add(reference(moment));
            case PROFILE_CHANGED -> facts.text("change", change -> I18n.text("moment.profile." + change))
                    .text("contact", UnaryOperator.identity());
            case DISCONNECTION_NOTICED -> facts.money(AMOUNT).day("day", "moment.not-before").add(reference(moment));
            case DISCONNECTION_SIGNED -> facts.day("day", "moment.on").money(AMOUNT, "moment.stops").add(reference(moment));
            case SERVICE_DISCONNECTED -> facts.day("day", "moment.on").money(AMOUNT, "moment.restores");
            case RECONNECTION_PROMISED -> facts.time("by", "moment.by", utility.zone());
            case SERVICE_RESTORED -> facts.time("restored", "moment.on", utility.zone());
            case DISCONNECTION_LIFTED -> facts.text("why", why -> I18n.text("moment.lifted." + why)).add(reference(moment));
            case DISCONNECTION_STAYED -> facts.text("notice", notice -> I18n.text("moment.reference", ReferenceNumber.display(notice)));
        }
        return facts.lines;
    }

    private static void order(FactText facts, TimelineEntry moment) {
        String street = String.valueOf(moment.facts().getOrDefault("street", ""));
        facts.text("kind", kind -> street.isEmpty() ? I18n.text("moment.order." + kind) : I18n.text("service.what." + kind, street))
                .day("stop", "moment.last-day").day("start", "moment.on")
                .text("reference", number -> I18n.text("moment.reference", ReferenceNumber.grouped(number)));
    }

    private String programTitle(String id) {
        return ReferralText.title(screening, id);
    }

    private static String reference(TimelineEntry moment) {
        return I18n.text("moment.reference", ReferenceNumber.display(moment.reference()));
    }

    /** Collects the lines of a description from the facts of an entry. */
    private record FactText(Map<String, Object> facts, List<String> lines) {

        FactText(Map<String, Object> facts) {
            this(facts, new ArrayList<>());
        }

        FactText text(String name, Function<String, String> words) {
            return fact(name, String.class, words);
        }

        FactText money(String name) {
            return fact(name, Money.class, I18n::money);
        }

        FactText money(String name, String key) {
            return fact(name, Money.class, amount -> I18n.text(key, I18n.money(amount)));
        }

        FactText day(String name, String key) {
            return fact(name, LocalDate.class, day -> I18n.text(key, I18n.date(day)));
        }

        FactText time(String name, String key, ZoneId zone) {
            return fact(name, Instant.class, at -> I18n.text(key, I18n.dateTime(at, zone)));
        }

        FactText number(String name, String key) {
            return fact(name, Number.class, number -> I18n.text(key, number));
        }

        private <V> FactText fact(String name, Class<V> type, Function<V, String> words) {
            Optional.ofNullable(facts.get(name)).filter(type::isInstance).map(type::cast).map(words).ifPresent(lines::add);
            return this;
        }

        FactText add(String text) {
            lines.add(text);
            return this;
        }
    }
}
