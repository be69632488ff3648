package org.curbstop.web.staff.accounts;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Validator;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.Payments;
import org.curbstop.payments.Refund;
import org.curbstop.payments.actions.RefundingAPayment;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.ConfirmationPanel;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.MoneyField;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.AccountText;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/** Refund of a card payment, wholly or in part, with a reason: a supervisor sees what will happen and confirms it. */
@Route(value = StaffNavigation.ACCOUNTS + "/:account/refund/:payment", layout = StaffLayout.class)
@RolesAllowed(UserRole.Names.SUPERVISOR)
class StaffRefundView extends StaffView {

    private static final String REASON = "reason";

    private final Accounts accounts;
    private final Payments payments;
    private final RefundingAPayment refunding;
    private final Map<AccountId, MoneyField> amounts = new LinkedHashMap<>();
    private TextField reason = new TextField();
    /** Idempotency key of the form: confirming twice refunds once. Each rendered form has its own. */
    private String key = "";

    StaffRefundView(ViewUser user, FreshSignIn fresh, Accounts accounts, Payments payments, RefundingAPayment refunding) {
        super("desk.refund", user, fresh);
        this.accounts = accounts;
        this.payments = payments;
        this.refunding = refunding;
    }

    @Override
    protected void draw() {
        Account account = parameter("account", AccountId::new).flatMap(id -> accounts.findVisible(id, actor()))
                .orElseThrow(NotFoundException::new);
        Payment payment = parameter("payment", PaymentId::new).flatMap(payments::find)
                .filter(found -> found.accounts().contains(account.id())).orElseThrow(NotFoundException::new);
        title(I18n.text("desk.refund.of", ReferenceNumber.grouped(payment.codes().number())));
        key = "desk:" + UUID.randomUUID();
        amounts.clear();
        add(new Callout(StatusChip.Tone.WARN, I18n.text("staff.acting", accounts.holderName(account)),
                new Paragraph(AccountText.about(account))), paid(payment));
        List<Allocation> left = refunding.refundable(payment);
        add(left.isEmpty() ? new EmptyListMessage("desk.refund.none") : form(payment, left, account.id()),
                new Paragraph(PortalLinks.to(StaffNavigation.account(account.id()), I18n.text("desk.refund.back"))));
    }

    private Component paid(Payment payment) {
        Section card = titledCard("payment.receipt");
        payment.charge().ifPresent(charge -> {
            card.add(paragraph("payment.paid-at", I18n.dateTime(charge.at(), user().zone())));
            charge.card().ifPresent(face -> card.add(paragraph("desk.refund.card", face.last4())));
        });
        card.add(ResponsiveTable.of("payment.table", payment.order().allocations(), List.of(
                column("payment.for", part -> place(part.account())),
                column("#bill.amount", part -> I18n.money(part.amount())),
                column("#desk.refund.refunded", part -> I18n.money(payment.refundedTo(part.account()))))));
        if (payment.fee().isPositive()) {
            card.add(paragraph("desk.refund.fee.paid", I18n.money(payment.fee())));
        }
        return card;
    }

    /** @param shown account from which the view was opened; only its amount is suggested */
    private Component form(Payment payment, List<Allocation> left, AccountId shown) {
        var form = new FormBinder();
        Section card = styled(titledCard("desk.refund.form"), "form");
        for (Allocation most : left) {
            var field = new MoneyField(I18n.text("desk.refund.amount", place(most.account())),
                    I18n.text("desk.refund.most", I18n.money(most.amount())), most.amount().currency());
            if (most.account().equals(shown)) {
                field.setAmount(most.amount());
            }
            form.check(field, Validator.from(typed -> typed.isBlank() && left.size() > 1
                            || field.amount().filter(each -> each.compareTo(most.amount()) <= 0).isPresent(),
                    I18n.text("desk.refund.amount.error", I18n.money(most.amount()))));
            amounts.put(most.account(), field);
            card.add(field);
        }
        reason = FormDrafts.keep(draft(payment), new TextField(I18n.text("desk.refund.reason")));
        reason.setMaxLength(RefundingAPayment.MAX_REASON_LENGTH);
        reason.setHelperText(I18n.text("desk.refund.reason.hint"));
        form.require(reason, "desk.refund.reason.missing");
        card.add(reason, form.submit("desk.refund.review", () -> review(payment, card)));
        return card;
    }

    /** Shows what the refund will do before it is made. */
    private void review(Payment payment, Section form) {
        List<Allocation> allocations = amounts.entrySet().stream()
                .flatMap(field -> field.getValue().amount().map(amount -> new Allocation(field.getKey(), amount)).stream()).toList();
        if (allocations.isEmpty()) {
            FormBinder.reject(amounts.values().iterator().next(), I18n.text("desk.refund.amount.missing"));
            return;
        }
        Money fee = refunding.refundableFee(payment, allocations);
        Money total = Money.sum(fee.currency(), allocations.stream().map(Allocation::amount).toList()).plus(fee);
        var panel = new ConfirmationPanel(I18n.text("desk.refund.ask", I18n.money(total)));
        allocations.forEach(part -> panel.fact("payment.for",
                I18n.text("desk.refund.part", place(part.account()), I18n.money(part.amount()))));
        if (fee.isPositive()) {
            panel.fact("pay.sum.fee", I18n.money(fee));
        }
        panel.fact("desk.refund.reason", reason.getValue()).append(paragraph("desk.refund.effect"))
                .showInsteadOf(form, I18n.text("desk.refund.confirm", I18n.money(total)), true, () -> refund(payment, allocations, total));
    }

    private void refund(Payment payment, List<Allocation> allocations, Money total) {
        requireFreshSignIn(typed(), () -> {
            Optional<Refund> refund = refunding.refund(key, payment.id(), allocations, reason.getValue(), actor());
            refund.ifPresent(_ -> FormDrafts.discard(draft(payment)));
            Refund.RefundStatus status = refund.map(Refund::progress).orElse(Refund.RefundStatus.FAILED);
            switch (status) {
                case MADE, BOOKED, PARKED -> showResult(StatusChip.Tone.GOOD, "desk.refund.done", I18n.money(total));
                case ASKED, PENDING -> showResult(StatusChip.Tone.WAIT, "desk.refund.asked", I18n.money(total));
                case RETURNED, FAILED -> showResult(StatusChip.Tone.BAD, "desk.refund.failed");
            }
        });
    }

    private Map<String, String> typed() {
        var typed = new HashMap<String, String>();
        amounts.forEach((account, field) -> typed.put(account.value(), field.getValue()));
        typed.put(REASON, reason.getValue());
        return typed;
    }

    @Override
    protected void restore(Map<String, String> typed) {
        amounts.forEach((account, field) -> field.setValue(typed.getOrDefault(account.value(), "")));
        reason.setValue(typed.getOrDefault(REASON, ""));
    }

    private String place(AccountId account) {
        return accounts.find(account).map(found -> found.premise().address().street() + " \u00b7 " + found.number().value()).orElse("");
    }

    private static String draft(Payment payment) {
        return "refund:" + payment.id();
    }
}
