package org.curbstop.flows.grievances;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillId;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.flows.FlowActionAdapter;
import org.curbstop.grievances.BillDisputeRequest;
import org.curbstop.grievances.BillDisputeResult;
import org.curbstop.grievances.BillDisputes;
import org.curbstop.grievances.Grievance;
import org.curbstop.grievances.GrievanceMatter;
import org.curbstop.grievances.GrievanceMatter.BillDispute;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions that report the status of a bill dispute and file one. */
@Configuration(proxyBeanMethods = false)
class BillDisputeActions {

    /** More bills are too many to read aloud. */
    private static final int OFFERED = 4;
    /** How long a decision is reported; later nobody asks about it. */
    private static final Duration DECIDED_LATELY = Duration.ofDays(60);

    private final Accounts accounts;
    private final BillDisputes disputes;

    BillDisputeActions(Accounts accounts, BillDisputes disputes) {
        this.accounts = accounts;
        this.disputes = disputes;
    }

    @Bean
    FlowAction findBillDispute(Clock clock) {
        return FlowActionAdapter.onAccount(GrievanceActionSpecs.FIND_DISPUTE, accounts, (call, account) -> {
            List<Grievance> all = disputes.list(account.id(), CallerIdentity.actor(call));
            Instant lately = clock.instant().minus(DECIDED_LATELY);
            return all.stream().filter(Grievance::isOpen).findFirst()
                    .or(() -> all.stream().filter(each -> each.state() instanceof Grievance.State.Answered answered
                            && answered.at().isAfter(lately)).findFirst())
                    .map(BillDisputeActions::standing).orElse(ActionOutcome.of("none"));
        });
    }

    private static ActionOutcome standing(Grievance grievance) {
        var dispute = (BillDispute) grievance.matter();
        ActionOutcome outcome = switch (grievance.state()) {
            case Grievance.State.Answered answered -> ActionOutcome.of("decided").with("verdict", SlotValue.of(answered.outcome().name()))
                    .with("credit", SlotValue.of(answered.credit().orElse(dispute.disputed().zero())));
            case Grievance.State.Open _, Grievance.State.Closed _ -> ActionOutcome.of("open")
                    .with("disputed", SlotValue.of(dispute.disputed())).with("answerBy", SlotValue.of(grievance.answerBy()));
        };
        return outcome.with("reference", SlotValue.digits(grievance.number())).with("billed", SlotValue.of(dispute.billed()));
    }

    @Bean
    FlowAction listDisputableBills() {
        return new FlowActionAdapter(GrievanceActionSpecs.LIST_BILLS, call -> {
            List<Bill> bills = CallerIdentity.verifiedAccount(call, accounts)
                    .map(account -> disputes.listDisputable(account.id(), CallerIdentity.actor(call))).orElse(List.of());
            return switch (bills.size()) {
                case 0 -> ActionOutcome.of("none");
                case 1 -> ActionOutcome.of("one").with("bill", SlotValue.of(bills.getFirst().id().value()));
                default -> ActionOutcome.of("several").with("bills", new SlotValue.Options(bills.stream().limit(OFFERED)
                        .map(bill -> new SlotValue.Option(bill.id().value(), SlotValue.of(bill.issued()))).toList()));
            };
        });
    }

    @Bean
    FlowAction quoteDispute() {
        return FlowActionAdapter.onAccount(GrievanceActionSpecs.QUOTE_DISPUTE, accounts, (call, account) -> {
            Actor actor = CallerIdentity.actor(call);
            return disputes.listDisputable(account.id(), actor).stream().filter(bill -> bill.id().value().equals(call.require("bill")))
                    .findFirst().map(bill -> quote(call, bill, actor)).orElse(ActionOutcome.of("not-yours"));
        });
    }

    private ActionOutcome quote(ActionCall call, Bill bill, Actor actor) {
        Money disputed = call.require("part").equals("all") ? BillDisputes.allOf(bill) : call.money("amount");
        Money most = BillDisputes.maxDisputable(bill);
        if (!disputed.isPositive() || disputed.compareTo(most) > 0) {
            return ActionOutcome.of("too-much").with("most", SlotValue.of(most));
        }
        Money rest = disputes.undisputed(bill.account(), Optional.of(disputed), actor);
        return ActionOutcome.of("possible").with("billed", SlotValue.of(bill.issued())).with("disputed", SlotValue.of(disputed))
                .with("rest", SlotValue.of(rest)).with("hasRest", SlotValue.of(rest.isPositive()));
    }

    @Bean
    FlowAction disputeBill() {
        return FlowActionAdapter.onAccount(GrievanceActionSpecs.DISPUTE_BILL, accounts, (call, account) -> {
            var request = new BillDisputeRequest(new BillId(call.require("bill")),
                    GrievanceMatter.Reason.valueOf(call.require("wrong").toUpperCase(Locale.ROOT)), Optional.of(call.money("disputed")),
                    call.require("words"), call.text("read"), call.language());
            return switch (disputes.file(call.key(), account.id(), request, CallerIdentity.actor(call))) {
                case BillDisputeResult.Filed filed -> filed("filed", filed.dispute());
                case BillDisputeResult.AlreadyFiled before -> filed("again", before.dispute());
                case BillDisputeResult.WrongAmount _, BillDisputeResult.NotYours _ -> ActionOutcome.of("not-yours");
            };
        });
    }

    static ActionOutcome filed(String name, Grievance grievance) {
        return ActionOutcome.of(name).with("reference", SlotValue.digits(grievance.number())).with("answerBy",
                SlotValue.of(grievance.answerBy()));
    }
}
