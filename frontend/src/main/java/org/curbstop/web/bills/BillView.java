package org.curbstop.web.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillDocument;
import org.curbstop.billing.BillId;
import org.curbstop.billing.BillLine;
import org.curbstop.billing.Bills;
import org.curbstop.billing.Explaining;
import org.curbstop.billing.Explanation;
import org.curbstop.common.Language;
import org.curbstop.identity.Role;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;
import org.curbstop.web.pay.PayNavigation;

/** One bill: its sums, why it differs from the last, on paper and as a file. */
@Route(value = BillsNavigation.PATH + "/:bill", layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class BillView extends Page implements BeforeEnterObserver {

    private final Visitor visitor;
    private final Accounts accounts;
    private final Bills bills;
    private final Explaining explaining;
    private final BillDocument document;

    BillView(Visitor visitor, Accounts accounts, Bills bills, Explaining explaining, BillDocument document) {
        super("bill.title");
        this.visitor = visitor;
        this.accounts = accounts;
        this.bills = bills;
        this.explaining = explaining;
        this.document = document;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        Bill bill = entering.getRouteParameters().get("bill").flatMap(BillView::id).flatMap(bills::find).orElseThrow(NotFoundException::new);
        Account account = accounts.show(bill.account(), visitor.asker()).orElseThrow(NotFoundException::new);
        clear();
        title(Say.words("bill.of", Say.date(bill.issued())));
        add(head(bill, account), titled("bill.lines", lines(bill)));
        Explanation explanation = explaining.explain(bill);
        explanation.lastBill().ifPresent(difference -> add(titled("bill.since-last", reasons(difference))));
        explanation.lastYear().ifPresent(difference -> add(titled("bill.since-last-year", reasons(difference))));
    }

    private static Optional<BillId> id(String named) {
        try {
            return Optional.of(new BillId(named));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Component head(Bill bill, Account account) {
        var total = span(Say.money(bill.total()), "owed-amount");
        var print = new Button(Say.words("bill.print"), pressed -> UI.getCurrent().getPage().executeJs("window.print()"));
        print.addClassNames("button", "button-quiet", "no-print");
        var ways = row("ways", Links.button(PayNavigation.pay(account.id()), Say.words("home.pay")), pdf(bill), print);
        ways.addClassName("no-print");
        var card = card(
                words("bill.period", Say.date(bill.period().from()), Say.date(bill.period().lastDay()), bill.period().days()),
                words("account.about", account.number().value(), account.premise().address().street()),
                words("bill.total-due", Say.date(bill.due())), total, ways);
        card.addClassName("bill-head");
        return card;
    }

    private Component pdf(Bill bill) {
        Language language = visitor.language();
        var link = new Anchor(
                DownloadHandler.fromInputStream(asked -> {
                    byte[] file = document.pdf(bill, language);
                    return new DownloadResponse(new ByteArrayInputStream(file), bill.id() + ".pdf", "application/pdf", file.length);
                }),
                Say.words("bill.pdf"));
        link.addClassNames("button", "button-quiet");
        return link;
    }

    private static Component lines(Bill bill) {
        var table = new Table("bill.lines", "bill.line", "bill.sum", "#bill.amount");
        table.row(Say.words("bill.previous"), "", Say.money(bill.previous()));
        table.row(Say.words("bill.payments"), "", Say.money(bill.payments()));
        bill.lines().forEach(line -> table.row(line.name(new Language(Say.locale().getLanguage())), sum(line), Say.money(line.amount())));
        table.row(span(Say.words("bill.total"), "strong"), "", span(Say.money(bill.total()), "strong"));
        return table;
    }

    /** 412 kWh × 0.1184: the sum that anybody can do again. */
    private static String sum(BillLine line) {
        return switch (line.kind()) {
            case FIXED, ONE_OFF -> "";
            case TAX -> Say.words("bill.sum.tax", percent(line.rate()));
            case USE, DEMAND -> number(line.quantity()) + " " + line.unit() + " × $" + line.rate().stripTrailingZeros().toPlainString();
        };
    }

    private static Component reasons(Explanation.Difference difference) {
        var all = new Div(words(
                difference.total().isZero() ? "bill.same" : difference.total().isNegative() ? "bill.less" : "bill.more",
                Say.money(difference.total().isNegative() ? difference.total().negated() : difference.total()),
                Say.date(difference.before().issued())));
        var list = new UnorderedList();
        difference.reasons().forEach(reason -> list.add(new ListItem(Say.words(
                "bill.cause." + reason.cause(),
                Say.words("service", reason.service()),
                (reason.amount().isNegative() ? "" : "+") + Say.money(reason.amount())))));
        all.add(list);
        return all;
    }

    private static String number(BigDecimal number) {
        return NumberFormat.getNumberInstance(Say.locale()).format(number);
    }

    private static String percent(BigDecimal share) {
        return number(share.movePointRight(2).stripTrailingZeros()) + " %";
    }
}
