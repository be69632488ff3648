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
import org.curbstop.assistance.Agency;
import org.curbstop.assistance.Directory;
import org.curbstop.assistance.Screening;
import org.curbstop.cases.Moment;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.notices.NoticeSubjects;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Say;
import org.curbstop.web.help.ReferralWords;
import org.springframework.stereotype.Component;

/** What somebody needs to know of a moment: amounts, days, terms, what became of it. A fact that an old moment lacks is left out. */
@Component
public final class MomentWords {

    private static final String AMOUNT = "amount";

    private final Screening screening;
    private final Directory directory;
    private final NoticeSubjects notices;
    private final Utility utility;

    MomentWords(Screening screening, Directory directory, NoticeSubjects notices, Utility utility) {
        this.screening = screening;
        this.directory = directory;
        this.notices = notices;
        this.utility = utility;
    }

    /** In the language of whoever is looking; most telling first. */
    public List<String> of(Moment moment) {
        var facts = new Facts(moment.facts());
        switch (moment.what()) {
            case NOTE -> facts.text("text", UnaryOperator.identity());
            case PAYMENT_TAKEN -> facts.money(AMOUNT).text("number", number -> Say.words("moment.receipt", ReferenceNumber.inThrees(number)));
            case PAYMENT_FAILED -> facts.money(AMOUNT).text("reason", reason -> Say.words(org.curbstop.payments.Decline.valueOf(reason).messageKey()));
            case REFUND_PENDING, REFUND_MADE, REFUND_FAILED, DISPUTE_OPENED, DISPUTE_WON, DISPUTE_LOST -> facts.money(AMOUNT);
            case OUTAGE_REPORTED -> facts.text("service", service -> Say.words("service." + service)).say(reference(moment));
            case HAND_OFF -> facts.text("wanted", Subjects::of).say(reference(moment));
            case HAND_OFF_CLOSED -> facts.text("outcome", outcome -> Say.words("moment.outcome." + outcome)).say(reference(moment));
            case REFERRAL -> facts.text("programme", this::programme).text("agency", agency -> directory.agency(agency).map(Agency::name).orElse(agency))
                    .text("state", state -> Say.words("moment.referral." + state));
            case APPLICATION -> facts.text("programme", this::programme).text("state", state -> Say.words("moment.application." + state));
            case NOTICE -> facts.text("kind", kind -> notices.of(kind, new Language(Say.locale().getLanguage()))).text("means", means -> Say.words("moment.means." + means));
            case ORDER_PLACED, ORDER_CHANGED, ORDER_CANCELLED, ORDER_TURNED_DOWN, ORDER_DONE -> order(facts, moment);
            case OWNER_TOOK_OVER -> facts.text("street", UnaryOperator.identity()).day("from", "moment.from");
            case ARRANGEMENT_AGREED -> facts.money(AMOUNT).number("payments", "moment.payments").day("last", "moment.last");
            case ARRANGEMENT_BROKEN -> facts.money(AMOUNT, "moment.missing");
            case ARRANGEMENT_KEPT, TERMS_DECLINED -> facts.money(AMOUNT);
            case ARRANGEMENT_CANCELLED -> facts.money(AMOUNT, "moment.left");
            case TERMS_ASKED -> facts.money(AMOUNT).money("first", "moment.first").day("last", "moment.last");
            case HOLD_PLACED -> facts.text("hold", hold -> Say.words("hold." + hold)).day("until", "moment.until");
            case HOLD_LIFTED, HOLD_LAPSED -> facts.text("hold", hold -> Say.words("hold." + hold));
            case DISCONNECTION_NOTICED -> facts.money(AMOUNT).day("day", "moment.not-before").say(reference(moment));
            case DISCONNECTION_SIGNED -> facts.day("day", "moment.on").money(AMOUNT, "moment.stops").say(reference(moment));
            case SERVICE_DISCONNECTED -> facts.day("day", "moment.on").money(AMOUNT, "moment.restores");
            case RECONNECTION_PROMISED -> facts.time("by", "moment.by", utility.zone());
            case SERVICE_RESTORED -> facts.time("restored", "moment.on", utility.zone());
            case DISCONNECTION_LIFTED -> facts.text("why", why -> Say.words("moment.lifted." + why)).say(reference(moment));
            case DISCONNECTION_STAYED -> facts.text("notice", notice -> Say.words("moment.reference", ReferenceNumber.shown(notice)));
        }
        return facts.said;
    }

    private static void order(Facts facts, Moment moment) {
        String street = String.valueOf(moment.facts().getOrDefault("street", ""));
        facts.text("kind", kind -> street.isEmpty() ? Say.words("moment.order." + kind) : Say.words("service.what." + kind, street))
                .day("stop", "moment.last-day").day("start", "moment.on")
                .text("reference", number -> Say.words("moment.reference", ReferenceNumber.inThrees(number)));
    }

    private String programme(String id) {
        return ReferralWords.title(screening, id);
    }

    private static String reference(Moment moment) {
        return Say.words("moment.reference", ReferenceNumber.shown(moment.reference()));
    }

    /** What is said so far, and the facts to say more. */
    private record Facts(Map<String, Object> facts, List<String> said) {

        Facts(Map<String, Object> facts) {
            this(facts, new ArrayList<>());
        }

        Facts text(String name, Function<String, String> words) {
            return fact(name, String.class, words);
        }

        Facts money(String name) {
            return fact(name, Money.class, Say::money);
        }

        Facts money(String name, String key) {
            return fact(name, Money.class, amount -> Say.words(key, Say.money(amount)));
        }

        Facts day(String name, String key) {
            return fact(name, LocalDate.class, day -> Say.words(key, Say.date(day)));
        }

        Facts time(String name, String key, ZoneId zone) {
            return fact(name, Instant.class, at -> Say.words(key, Say.time(at, zone)));
        }

        Facts number(String name, String key) {
            return fact(name, Number.class, number -> Say.words(key, number));
        }

        private <V> Facts fact(String name, Class<V> type, Function<V, String> words) {
            Optional.ofNullable(facts.get(name)).filter(type::isInstance).map(type::cast).map(words).ifPresent(said::add);
            return this;
        }

        Facts say(String text) {
            said.add(text);
            return this;
        }
    }
}
