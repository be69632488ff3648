package org.curbstop.web.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillExplanation;
import org.curbstop.billing.BillExplanation.BillComparison;
import org.curbstop.billing.BillExplanation.ChangeReason;
import org.curbstop.billing.BillExplanation.DailyUse;
import org.curbstop.billing.BillId;
import org.curbstop.billing.BillLine;
import org.curbstop.billing.BillRenderer;
import org.curbstop.billing.Bills;
import org.curbstop.billing.BillExplainer;
import org.curbstop.billing.MeterUsage;
import org.curbstop.common.Identifier;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.identity.UserRole;
import org.curbstop.web.arrangements.ArrangementNavigation;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.AccountText;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.orders.OrderNavigation;
import org.curbstop.web.payments.PaymentNavigation;

/** One bill: charges, why it differs from the last one, and its printable and PDF versions. */
@Route(value = BillsNavigation.PATH + "/:bill", layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class BillView extends TitledView implements BeforeEnterObserver {

    /** Id of the explanation, for links to it. */
    static final String WHY = "why";

    private final ViewUser visitor;
    private final Accounts accounts;
    private final Bills bills;
    private final BillExplainer explaining;
    private final BillRenderer document;

    BillView(ViewUser visitor, Accounts accounts, Bills bills, BillExplainer explaining, BillRenderer document) {
        super("bill.title");
        this.visitor = visitor;
        this.accounts = accounts;
        this.bills = bills;
        this.explaining = explaining;
        this.document = document;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        Bill bill = entering.getRouteParameters().get("bill").flatMap(text -> Identifier.parse(text, BillId::new)).flatMap(bills::find)
                .orElseThrow(NotFoundException::new);
        Account account = accounts.findVisible(bill.account(), visitor.actor()).orElseThrow(NotFoundException::new);
        clear();
        title(I18n.text("bill.of", I18n.date(bill.issued())));
        add(head(bill, account), titledCard("bill.lines", lines(bill)));
        BillExplanation explanation = explaining.explain(bill);
        explanation.lastBill().ifPresent(difference -> add(why(explanation, difference, account)));
        explanation.lastYear().ifPresent(difference -> add(titledCard("bill.since-last-year", causes("bill.since-last-year", difference))));
    }

    private Component head(Bill bill, Account account) {
        var total = span(I18n.money(bill.total()), "owed-amount");
        var print = new Button(I18n.text("bill.print"), pressed -> UI.getCurrent().getPage().executeJs("window.print()"));
        print.addClassNames("button", "button-quiet", "no-print");
        var ways = row("ways", PortalLinks.button(PaymentNavigation.pay(account.id()), I18n.text("home.pay")), pdf(bill), print,
                PortalLinks.quietButton(BillsNavigation.dispute(bill.id()), I18n.text("bill.wrong")));
        ways.addClassName("no-print");
        var card = card(
                paragraph("bill.period", I18n.date(bill.period().from()), I18n.date(bill.period().lastDay()), bill.period().days()),
                new Paragraph(AccountText.about(account)),
                paragraph("bill.total-due", I18n.date(bill.due())), total, ways);
        card.addClassName("bill-head");
        return card;
    }

    private Component pdf(Bill bill) {
        Language language = visitor.language();
        String fileName = fileName(bill);
        var link = new Anchor(DownloadHandler.fromInputStream(event -> {
                    byte[] file = document.pdf(bill, language);
                    return new DownloadResponse(new ByteArrayInputStream(file), fileName, "application/pdf", file.length);
                }), I18n.text("bill.pdf"));
        link.addClassNames("button", "button-quiet");
        return link;
    }

    static String fileName(Bill bill) {
        return I18n.text("bill.file", bill.issued().toString());
    }

    private static Component lines(Bill bill) {
        var table = new ResponsiveTable("bill.lines", "bill.line", "bill.sum", "#bill.amount");
        table.row(I18n.text("bill.previous"), "", I18n.money(bill.previous()));
        table.row(I18n.text("bill.payments"), "", I18n.money(bill.payments()));
        bill.lines().forEach(line -> table.row(name(line), sum(line), I18n.money(line.amount())));
        table.row(span(I18n.text("bill.total"), "strong"), "", span(I18n.money(bill.total()), "strong"));
        return table;
    }

    private static String name(BillLine line) {
        String name = line.name(new Language(I18n.locale().getLanguage()));
        return line.tier() == 0 ? name : I18n.text("bill.line.tier", name, line.tier());
    }

    /** Returns the calculation of a charge, which the customer can repeat: 412 kWh × 0.1184. */
    private static String sum(BillLine line) {
        return switch (line.kind()) {
            case FIXED, ONE_OFF -> "";
            case TAX -> I18n.text("bill.sum.tax", I18n.formats().percent(line.rate()));
            case USE, DEMAND -> I18n.formats().number(line.quantity()) + " " + line.unit() + " × "
                    + I18n.formats().rate(line.rate(), line.amount().currency());
        };
    }

    /** Explains what changed and what the customer can do about it. */
    private static Component why(BillExplanation explanation, BillComparison difference, Account account) {
        var card = titledCard("bill.since-last", causes("bill.since-last", difference));
        card.setId(WHY);
        if (explanation.isLeakLikely()) {
            card.add(paragraph("bill.leak"));
        }
        card.add(row("ways", PortalLinks.external("/leak", I18n.text("bill.ways.leak")),
                PortalLinks.to(ArrangementNavigation.arrangements(account.id()), I18n.text("bill.ways.time")),
                PortalLinks.to(OrderNavigation.visit(account.id()), I18n.text("bill.ways.visit")),
                PortalLinks.external("/contact", I18n.text("bill.ways.person"))));
        return card;
    }

    private static Component causes(String captionKey, BillComparison difference) {
        Money change = difference.amountDue();
        var table = new ResponsiveTable(captionKey, "bill.cause", "#bill.difference");
        difference.reasons().forEach(reason -> table.row(cause(difference, reason), signed(reason.amount())));
        table.row(span(I18n.text("bill.difference.total"), "strong"), span(signed(change), "strong"));
        var all = new Div(paragraph(change.isZero() ? "bill.same" : change.isNegative() ? "bill.less" : "bill.more",
                I18n.money(change.max(change.negated())), I18n.date(difference.before().issued())));
        if (isEstimated(difference.now()) || isEstimated(difference.before())) {
            all.add(paragraph(isEstimated(difference.now()) ? "bill.estimated.now" : "bill.estimated.before"));
        }
        all.add(table);
        return all;
    }

    private static String cause(BillComparison difference, ChangeReason reason) {
        Optional<DailyUse> use = reason.service().flatMap(difference::dailyUse).filter(DailyUse::isDifferent);
        return switch (reason.cause()) {
            case DAYS -> I18n.text("bill.cause.DAYS", difference.now().period().days(), difference.before().period().days());
            case USAGE -> use.map(daily -> I18n.text("bill.cause.USAGE.daily", service(reason), daily.now(), daily.before(), daily.unit()))
                    .orElseGet(() -> I18n.text("bill.cause.USAGE", service(reason)));
            case ONE_OFF, CARRIED_OVER -> I18n.text("bill.cause." + reason.cause());
            case RATE, ADDED, ENDED, CHARGES -> I18n.text("bill.cause." + reason.cause(), service(reason));
        };
    }

    private static String service(ChangeReason reason) {
        return I18n.text("service", reason.service().orElseThrow());
    }

    private static String signed(Money amount) {
        return (amount.isPositive() ? "+" : "") + I18n.money(amount);
    }

    private static boolean isEstimated(Bill bill) {
        return bill.meters().stream().anyMatch(MeterUsage::estimated);
    }
}
