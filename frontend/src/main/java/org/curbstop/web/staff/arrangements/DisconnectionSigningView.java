package org.curbstop.web.staff.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
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
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/**
 * Accounts with a disconnection notice, each checked against every rule for today. Nothing happens automatically: a supervisor signs each
 * disconnection.
 */
@Route(value = StaffNavigation.DISCONNECTIONS, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class DisconnectionSigningView extends StaffView {

    private static final int MAX_CHARACTERS = 1_000;

    private final Accounts accounts;
    private final Disconnections disconnections;
    private final ServiceReconnection restorations;
    private final ReconnectionsTable reconnections;
    private final Clock clock;

    DisconnectionSigningView(ViewUser user, FreshSignIn fresh, Accounts accounts, Disconnections disconnections,
            ServiceReconnection restorations, ReconnectionsTable reconnections, Clock clock) {
        super("desk.shut-offs", user, fresh);
        this.accounts = accounts;
        this.disconnections = disconnections;
        this.restorations = restorations;
        this.reconnections = reconnections;
        this.clock = clock;
    }

    @Override
    protected void draw() {
        LocalDate today = LocalDate.now(clock);
        add(paragraph("desk.shut-offs.about", I18n.date(today)), reconnections.list(actor()));
        addEach(disconnections.listCandidates(today, actor()), "desk.shut-offs.none", this::panel);
    }

    private Component panel(DisconnectionCandidate each) {
        Account account = accounts.find(each.notice().account()).orElseThrow();
        var card = card(
                new H2(PortalLinks.to(StaffNavigation.accountArrangements(account.id()),
                        accounts.holderName(account) + " · " + account.premise().address().street())),
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

    /** Lists the rules, blocking ones first. */
    private Component rules(List<PolicyRuleResult> answers) {
        var messages = ArrangementMessages.in(user().language());
        var list = styled(new UnorderedList(), "reasons");
        answers.stream().sorted(Comparator.comparing(PolicyRuleResult::held)).forEach(answer -> list.add(new ListItem(
                new StatusChip(answer.held() ? StatusChip.Tone.PLAIN : StatusChip.Tone.BAD,
                        I18n.text(answer.held() ? "desk.rule.lets" : "desk.rule.blocks")),
                span(messages.disconnectionRule(answer), answer.held() ? "reason-held" : "strong"),
                span(answer.source(), "reason-source"))));
        return list;
    }

    private Component actions(DisconnectionCandidate each) {
        if (!user().signedIn().hasRole(UserRole.SUPERVISOR)) {
            return row("ways", paragraph("desk.supervisor"));
        }
        DisconnectionNoticeId id = each.notice().id();
        var ways = row("ways");
        if (each.notice().state() instanceof DisconnectionNotice.State.Signed) {
            ways.add(workDone(id));
        } else if (each.isEligible()) {
            ways.add(signing(id));
        }
        ways.add(button("desk.shut-offs.withdraw", "button button-quiet",
                () -> showResult(resultMessage(disconnections.withdraw(id, actor()), user()))));
        return ways;
    }

    /** Returns the form to sign, which requires a reason. */
    private Component signing(DisconnectionNoticeId id) {
        String draft = "sign:" + id;
        var why = FormDrafts.keep(draft, new TextField(I18n.text("desk.shut-offs.why")));
        why.setHelperText(I18n.text("desk.shut-offs.why.hint"));
        why.setMaxLength(MAX_CHARACTERS);
        var form = new FormBinder();
        form.require(why, "desk.not-possible.NO_REASON");
        return row("inline-form", why, form.submit("desk.shut-offs.sign", "button-danger",
                () -> requireFreshSignIn(Map.of("notice", id.value()), () -> {
                    DisconnectionResult answer = disconnections.sign(id, why.getValue(), actor());
                    if (answer instanceof DisconnectionResult.Done) {
                        FormDrafts.discard(draft);
                    }
                    showResult(resultMessage(answer, user()));
                })));
    }

    private Button workDone(DisconnectionNoticeId id) {
        return button("desk.shut-offs.work-done", "button button-danger", () -> requireFreshSignIn(Map.of("notice", id.value()), () -> {
                    DisconnectionResult answer = restorations.recordWorkDone(id, actor());
                    showResult(answer instanceof DisconnectionResult.Blocked
                            ? new Div(resultMessage(answer, user()), paragraph("desk.shut-offs.called-off"))
                            : resultMessage(answer, user()));
                }));
    }

    static Component resultMessage(DisconnectionResult answer, ViewUser user) {
        return switch (answer) {
            case DisconnectionResult.Done _ -> message(StatusChip.Tone.GOOD, "desk.done");
            case DisconnectionResult.Blocked blocked -> {
                var messages = ArrangementMessages.in(user.language());
                var list = new UnorderedList(
                        blocked.by().stream().map(rule -> new ListItem(messages.disconnectionRule(rule))).toArray(ListItem[]::new));
                list.addClassName("rights");
                yield new Callout(StatusChip.Tone.BAD, I18n.text("desk.blocked"), list);
            }
            case DisconnectionResult.NotPossible not -> message(StatusChip.Tone.WARN, "desk.not-possible." + not.refusal());
        };
    }
}
