package org.curbstop.flows.bills;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillExplanation;
import org.curbstop.billing.BillExplanation.BillComparison;
import org.curbstop.billing.BillExplanation.ChangeCause;
import org.curbstop.billing.BillExplanation.ChangeReason;
import org.curbstop.billing.BillExplanation.DailyUse;
import org.curbstop.billing.Bills;
import org.curbstop.billing.BillExplainer;
import org.curbstop.billing.MeterUsage;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.SlotValue.LocalizedName;
import org.curbstop.conversation.SlotValue.Phrase;
import org.curbstop.conversation.SlotValue.Phrases;
import org.curbstop.flows.FlowActionAdapter;
import org.curbstop.utility.ServiceType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Action that explains a bill to its customer. */
@Configuration(proxyBeanMethods = false)
public class BillActions {

    private static final int SPOKEN_CAUSES = 2;

    /** Action that explains the latest bill by what changed: the two largest causes by phone and text, all on a page and in a chat. */
    @Bean
    FlowAction explainLatestBill(Accounts accounts, Bills bills, BillExplainer explaining) {
        return FlowActionAdapter.onAccount(BillActionSpecs.EXPLAIN_LATEST_BILL, accounts,
                (call, account) -> bills.list(account.id(), 1).stream().findFirst()
                        .map(bill -> outcome(explaining.explain(bill), call.caller().context().channel()))
                        .orElse(ActionOutcome.of("no-bill")));
    }

    /** Returns the outcome for a bill, as the channel reports it. */
    public static ActionOutcome outcome(BillExplanation explained, Channel channel) {
        Bill bill = explained.bill();
        return explained.lastBill().map(change -> {
            Money sum = change.amountDue();
            return ActionOutcome.of("compared").with("up", isUp(sum)).with("amount", absolute(sum))
                    .with("beforeIssued", SlotValue.of(change.before().issued()))
                    .with("changes", new Phrases(changes(change, channel)))
                    .with("year", new Phrases(explained.lastYear().map(year -> year(year, channel)).orElse(List.of())))
                    .with("estimated", SlotValue.of(isEstimated(bill) ? "now" : isEstimated(change.before()) ? "before" : "none"))
                    .with("leak", SlotValue.of(explained.isLeakLikely()));
        }).orElse(ActionOutcome.of("first")).with("issued", SlotValue.of(bill.issued())).with("total", SlotValue.of(bill.total()));
    }

    private static boolean isEstimated(Bill bill) {
        return bill.meters().stream().anyMatch(MeterUsage::estimated);
    }

    /** Returns all causes, which add up to the difference; by phone and text, the smaller ones as one sum. */
    private static List<Phrase> changes(BillComparison change, Channel channel) {
        List<ChangeReason> reasons = change.reasons();
        boolean brief = channel == Channel.VOICE || channel == Channel.TEXT;
        int shown = brief && reasons.size() > SPOKEN_CAUSES + 1 ? SPOKEN_CAUSES : reasons.size();
        var phrases = new ArrayList<Phrase>();
        reasons.subList(0, shown).forEach(reason -> phrases.add(phrase(change, reason)));
        Money rest = Money.sum(change.amountDue().currency(),
                reasons.subList(shown, reasons.size()).stream().map(ChangeReason::amount).toList());
        if (!rest.isZero()) {
            phrases.add(new Phrase("bill-other", amount(rest)));
        }
        return phrases;
    }

    /** Returns the difference to last year's bill and its largest cause; on a page, all causes below it. */
    private static List<Phrase> year(BillComparison change, Channel channel) {
        Optional<ChangeReason> main = change.reasons().stream().findFirst();
        var facts = amount(change.amountDue());
        facts.put("total", SlotValue.of(change.before().total()));
        facts.put("cause", SlotValue.of(main.map(reason -> name(reason.cause()).replace("-", "")).orElse("none")));
        facts.put("service", main.flatMap(ChangeReason::service).map(BillActions::named).orElse(SlotValue.of("")));
        var phrases = new ArrayList<Phrase>(List.of(new Phrase("bill-year", facts)));
        if (channel == Channel.PAGE) {
            phrases.addAll(changes(change, channel));
            phrases.add(new Phrase("bill-difference", amount(change.amountDue())));
        }
        return phrases;
    }

    private static Phrase phrase(BillComparison change, ChangeReason reason) {
        var facts = amount(reason.amount());
        reason.service().ifPresent(service -> facts.put("service", named(service)));
        if (reason.cause() == ChangeCause.DAYS) {
            facts.put("before", SlotValue.of(change.before().period().days()));
            facts.put("now", SlotValue.of(change.now().period().days()));
        }
        if (reason.cause() != ChangeCause.USAGE) {
            return new Phrase("bill-" + name(reason.cause()), facts);
        }
        Optional<DailyUse> figures = reason.service().flatMap(change::dailyUse).filter(DailyUse::isDifferent);
        figures.ifPresent(use -> {
            facts.put("before", SlotValue.of(use.before()));
            facts.put("now", SlotValue.of(use.now()));
            facts.put("unit", SlotValue.of(use.unit()));
        });
        return new Phrase(figures.isPresent() ? "bill-usage" : "bill-use", facts);
    }

    private static Map<String, SlotValue> amount(Money difference) {
        var facts = new HashMap<String, SlotValue>();
        facts.put("up", isUp(difference));
        facts.put("amount", absolute(difference));
        return facts;
    }

    private static SlotValue isUp(Money difference) {
        return SlotValue.of(!difference.isNegative());
    }

    private static SlotValue absolute(Money difference) {
        return SlotValue.of(difference.max(difference.negated()));
    }

    private static String name(ChangeCause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static SlotValue named(ServiceType service) {
        return new LocalizedName(service.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
