package org.curbstop.web.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillId;
import org.curbstop.billing.Bills;
import org.curbstop.common.Identifier;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.grievances.BillDisputeRequest;
import org.curbstop.grievances.BillDisputeResult;
import org.curbstop.grievances.BillDisputes;
import org.curbstop.grievances.Grievance;
import org.curbstop.grievances.GrievanceMatter;
import org.curbstop.grievances.GrievanceOutcome;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.ConfirmationPanel;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.MoneyField;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.messages.GrievanceText;

/** Form to dispute one bill, or the status of its dispute: what was decided, and how to appeal. */
@Route(value = BillsNavigation.PATH + "/:bill/dispute", layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class BillDisputeView extends TitledView implements BeforeEnterObserver {

    private static final String DIGITS = "\\d{4,8}";

    private final String form = UUID.randomUUID().toString();
    private final ViewUser visitor;
    private final Accounts accounts;
    private final Bills bills;
    private final BillDisputes disputes;
    private final Utility utility;
    private final StatusMessage statusMessage = new StatusMessage();

    BillDisputeView(ViewUser visitor, Accounts accounts, Bills bills, BillDisputes disputes, Utility utility) {
        super("dispute.title");
        this.visitor = visitor;
        this.accounts = accounts;
        this.bills = bills;
        this.disputes = disputes;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        Bill bill = entering.getRouteParameters().get("bill").flatMap(text -> Identifier.parse(text, BillId::new)).flatMap(bills::find)
                .filter(this::mayDispute).orElseThrow(NotFoundException::new);
        title(I18n.text("dispute.title.of", I18n.date(bill.issued())));
        draw(bill);
    }

    private boolean mayDispute(Bill bill) {
        return accounts.findVisible(bill.account(), visitor.actor()).filter(account -> account.isManageableBy(visitor.actor())).isPresent();
    }

    private void draw(Bill bill) {
        clear();
        add(PortalLinks.to(BillsNavigation.bill(bill.id()), I18n.text("bill.of", I18n.date(bill.issued()))), statusMessage);
        add(disputes.find(bill.id(), visitor.actor()).map(this::standing).orElseGet(() -> disputeForm(bill)));
    }

    private Component standing(Grievance dispute) {
        var card = card(GrievanceText.state(dispute), paragraph("dispute.number", ReferenceNumber.grouped(dispute.number())),
                paragraph("dispute.words", dispute.words()));
        switch (dispute.state()) {
            case Grievance.State.Open _ -> {
                dispute.matter().onHold().ifPresent(disputed -> card.add(paragraph("dispute.on-hold", I18n.money(disputed))));
                card.add(paragraph("dispute.answer-by", I18n.date(dispute.answerBy())));
            }
            case Grievance.State.Answered answer -> {
                answer.credit().ifPresent(credit -> card.add(paragraph("desk.grievance.credited", I18n.money(credit))));
                card.add(new Paragraph(answer.words()));
                if (answer.outcome() != GrievanceOutcome.UPHELD) {
                    card.add(appeal());
                }
            }
            case Grievance.State.Closed closed -> card.add(new Paragraph(closed.why()));
        }
        return card;
    }

    private Component appeal() {
        return utility.responses().appeal().map(body -> paragraph("dispute.appeal",
                body.names().getOrDefault(new Language(I18n.locale().getLanguage()), ""), body.phone().formatNational()))
                .orElseGet(() -> paragraph("dispute.appeal.office", utility.lines().office().formatNational()));
    }

    private Component disputeForm(Bill bill) {
        String draft = "dispute:" + bill.id();
        Money most = BillDisputes.maxDisputable(bill);
        var reason = new RadioButtonGroup<GrievanceMatter.Reason>(I18n.text("dispute.reason"));
        reason.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        reason.setItems(GrievanceMatter.Reason.values());
        reason.setItemLabelGenerator(each -> I18n.text("dispute.reason", each));
        var amount = new MoneyField(I18n.text("dispute.amount"), I18n.text("dispute.amount.hint", I18n.money(most)), utility.currency());
        amount.setAmount(BillDisputes.allOf(bill));
        var words = FormDrafts.keep(draft, new TextArea(I18n.text("dispute.what")));
        words.setMaxLength(Grievance.MAX_WORDS);
        words.setHelperText(I18n.text("dispute.what.hint"));
        var read = new TextField(I18n.text("dispute.read"));
        read.setMaxLength(8);
        read.setAllowedCharPattern("\\d");
        read.setHelperText(I18n.text("dispute.read.hint"));
        read.setVisible(false);
        reason.addValueChangeListener(chosen -> read.setVisible(chosen.getValue() == GrievanceMatter.Reason.USAGE));
        var fields = new FormBinder();
        fields.require(reason, "dispute.reason.error");
        fields.check(amount, typed -> amount.amount().filter(given -> given.isPositive() && given.compareTo(most) <= 0).isPresent(),
                "dispute.amount.error", I18n.money(most));
        fields.require(words, "dispute.what.error");
        fields.check(read, typed -> typed.isEmpty() || typed.matches(DIGITS), "dispute.read.error");
        var all = row("stack");
        all.add(reason, words, read, amount, fields.submit("dispute.check", () -> {
            Optional<String> own = Optional.of(read.getValue()).filter(typed -> read.isVisible() && !typed.isEmpty());
            confirm(all, bill, draft, new BillDisputeRequest(bill.id(), reason.getValue(), amount.amount(), words.getValue(), own,
                    visitor.language()));
        }));
        return card(paragraph("dispute.more"), all);
    }

    private void confirm(Component fields, Bill bill, String draft, BillDisputeRequest request) {
        Money disputed = request.disputed().orElseThrow();
        var panel = new ConfirmationPanel(I18n.text("dispute.confirm", I18n.date(bill.issued())))
                .fact("dispute.reason", I18n.text("dispute.reason", request.reason()))
                .fact("dispute.amount", I18n.money(disputed))
                .fact("dispute.rest", I18n.money(disputes.undisputed(bill.account(), request.disputed(), visitor.actor())))
                .fact("dispute.what", request.words().strip());
        request.ownRead().ifPresent(read -> panel.fact("dispute.read", read));
        panel.showInsteadOf(fields, I18n.text("dispute.file"), false, () -> {
            switch (disputes.file("portal:" + form, bill.account(), request, visitor.actor())) {
                case BillDisputeResult.Filed filed -> {
                    FormDrafts.discard(draft);
                    draw(bill);
                    statusMessage.show(StatusChip.Tone.GOOD, I18n.text("dispute.filed", I18n.date(filed.dispute().answerBy())));
                }
                case BillDisputeResult.AlreadyFiled _ -> {
                    draw(bill);
                    statusMessage.show(StatusChip.Tone.PLAIN, I18n.text("dispute.again"));
                }
                case BillDisputeResult.WrongAmount wrong ->
                        statusMessage.showError(I18n.text("dispute.amount.error", I18n.money(wrong.maxAmount())));
                case BillDisputeResult.NotYours _ -> statusMessage.showError(I18n.text("claim.not-yours"));
            }
        });
    }
}
