package org.curbstop.web.staff.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.arrangements.ArrangementMessages;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.arrangements.disconnection.DisconnectionCandidate;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.disconnection.Disconnections.DisconnectionResult;
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.identity.UserRole;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;

/**
 * Accounts with a disconnection notice, each checked against every rule for today. Nothing happens automatically: a supervisor signs each
 * disconnection.
 */
@Route(value = StaffNavigation.DISCONNECTIONS, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class DisconnectionSigningView extends TitledView implements BeforeEnterObserver {

    private static final int MOST_WORDS = 1_000;

    private final ViewUser visitor;
    private final Accounts accounts;
    private final Disconnections disconnections;
    private final ServiceReconnection restorations;
    private final ReconnectionsTable reconnections;
    private final Clock clock;
    private final FreshSignIn fresh;
    private final StatusMessage statusMessage = new StatusMessage();

    DisconnectionSigningView(ViewUser visitor, Accounts accounts, Disconnections disconnections, ServiceReconnection restorations,
            ReconnectionsTable reconnections, Clock clock,
            FreshSignIn fresh) {
        super("desk.shut-offs");
        this.visitor = visitor;
        this.accounts = accounts;
        this.disconnections = disconnections;
        this.restorations = restorations;
        this.reconnections = reconnections;
        this.clock = clock;
        this.fresh = fresh;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw();
        fresh.after(StaffNavigation.DISCONNECTIONS, statusMessage, typed -> { });
    }

    private void draw() {
        clear();
        add(paragraph("desk.shut-offs.about", I18n.date(LocalDate.now(clock))), statusMessage);
        add(reconnections.list(visitor.actor()));
        addEach(disconnections.listCandidates(LocalDate.now(clock), visitor.actor()), "desk.shut-offs.none", this::panel);
    }

    private Component panel(DisconnectionCandidate each) {
        Account account = accounts.find(each.notice().account()).orElseThrow();
        var card = card(
                new H2(PortalLinks.to(StaffNavigation.accountArrangements(account.id()),
                        accounts.findPerson(account.holder()).map(Person::name).orElse("") + " · " + account.premise().address().street())),
                statusChip(each),
                paragraph("desk.shut-offs.amount", I18n.money(each.amountDue()), I18n.date(each.notice().notBefore()),
                        I18n.date(each.notice().lastDay())),
                rules(each.ruleResults()));
        if (each.notice().state() instanceof DisconnectionNotice.State.Signed signed) {
            signed.why().ifPresent(why -> card.add(paragraph("desk.shut-offs.reason", why)));
        }
        card.add(actions(each));
        card.addClassName("candidate");
        return card;
    }

    private static StatusChip statusChip(DisconnectionCandidate each) {
        return each.notice().state() instanceof DisconnectionNotice.State.Signed signed
                ? new StatusChip(StatusChip.Tone.WARN, I18n.text("desk.shut-offs.signed", signed.by(), I18n.date(signed.day())))
                : each.isEligible() ? new StatusChip(StatusChip.Tone.WAIT, I18n.text("desk.shut-offs.free"))
                : new StatusChip(StatusChip.Tone.GOOD, I18n.text("desk.shut-offs.blocked"));
    }

    /** Blocking rules first. */
    private Component rules(List<PolicyRuleResult> answers) {
        var messages = ArrangementMessages.in(visitor.language());
        var list = new UnorderedList();
        list.addClassName("reasons");
        answers.stream().sorted(Comparator.comparing(PolicyRuleResult::held)).forEach(answer -> {
            var item = new ListItem(
                    new StatusChip(answer.held() ? StatusChip.Tone.PLAIN : StatusChip.Tone.BAD,
                            I18n.text(answer.held() ? "desk.rule.lets" : "desk.rule.blocks")),
                    span(messages.disconnectionRule(answer), answer.held() ? "reason-held" : "strong"),
                    span(answer.source(), "reason-source"));
            list.add(item);
        });
        return list;
    }

    private Component actions(DisconnectionCandidate each) {
        var ways = row("ways");
        if (!visitor.signedIn().hasRole(UserRole.SUPERVISOR)) {
            ways.add(paragraph("desk.supervisor"));
        } else if (each.notice().state() instanceof DisconnectionNotice.State.Signed) {
            ways.add(workDone(each.notice().id()),
                    press("desk.shut-offs.withdraw", "button button-quiet",
                            () -> disconnections.withdraw(each.notice().id(), visitor.actor())));
        } else {
            if (each.isEligible()) {
                ways.add(signing(each.notice().id()));
            }
            ways.add(press("desk.shut-offs.withdraw", "button button-quiet",
                    () -> disconnections.withdraw(each.notice().id(), visitor.actor())));
        }
        return ways;
    }

    /** A signature requires a reason. */
    private Component signing(DisconnectionNoticeId id) {
        String draft = "sign:" + id;
        var why = FormDrafts.keep(draft, new TextField(I18n.text("desk.shut-offs.why")));
        why.setHelperText(I18n.text("desk.shut-offs.why.hint"));
        why.setErrorMessage(I18n.text("desk.not-possible.NO_REASON"));
        why.setRequiredIndicatorVisible(true);
        why.setMaxLength(MOST_WORDS);
        var sign = new Button(I18n.text("desk.shut-offs.sign"), pressed -> {
            why.setInvalid(why.getValue().isBlank());
            if (why.isInvalid()) {
                why.focus();
                return;
            }
            fresh.before(StaffNavigation.DISCONNECTIONS, Map.of("notice", id.value()), () -> {
                DisconnectionResult answer = disconnections.sign(id, why.getValue(), visitor.actor());
                if (answer instanceof DisconnectionResult.Done) {
                    FormDrafts.discard(draft);
                }
                statusMessage.show(resultMessage(answer, visitor));
                draw();
            });
        });
        sign.addClassNames("button", "button-danger");
        return row("inline-form", why, sign);
    }

    private Button press(String key, String classNames, Supplier<DisconnectionResult> step) {
        var button = new Button(I18n.text(key), pressed -> done(key, step.get()));
        button.addClassNames(classNames.split(" "));
        return button;
    }

    private Button workDone(DisconnectionNoticeId id) {
        String key = "desk.shut-offs.work-done";
        var button = new Button(I18n.text(key), pressed -> fresh.before(
                StaffNavigation.DISCONNECTIONS, Map.of("step", key), () -> done(key, restorations.recordWorkDone(id, visitor.actor()))));
        button.addClassNames("button", "button-danger");
        return button;
    }

    private void done(String key, DisconnectionResult answer) {
        statusMessage.show(resultMessage(answer, visitor));
        if (key.equals("desk.shut-offs.work-done") && answer instanceof DisconnectionResult.Blocked) {
            statusMessage.add(paragraph("desk.shut-offs.called-off"));
        }
        draw();
    }

    static Component resultMessage(DisconnectionResult answer, ViewUser visitor) {
        return switch (answer) {
            case DisconnectionResult.Done _ -> new Callout(StatusChip.Tone.GOOD, I18n.text("desk.done"));
            case DisconnectionResult.Blocked blocked -> {
                var messages = ArrangementMessages.in(visitor.language());
                var list = new UnorderedList(
                        blocked.by().stream().map(rule -> new ListItem(messages.disconnectionRule(rule))).toArray(ListItem[]::new));
                list.addClassName("rights");
                yield new Callout(StatusChip.Tone.BAD, I18n.text("desk.blocked"), list);
            }
            case DisconnectionResult.NotPossible not -> new Callout(StatusChip.Tone.WARN, I18n.text("desk.not-possible", not.refusal()));
        };
    }
}
