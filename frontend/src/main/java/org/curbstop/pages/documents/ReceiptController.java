package org.curbstop.pages.documents;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.orders.deposits.PayingADeposit;
import org.curbstop.pages.layout.PageLanguageResolver;
import org.curbstop.pages.layout.PageNotFoundException;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentGatewayUnavailableException;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentOutcome;
import org.curbstop.payments.Payments;
import org.curbstop.payments.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Controller of payment links and receipts: the short link that leads to Stripe's hosted page, and the receipt, to which a payer returns
 * whatever the outcome. Neither code can be guessed, and whoever has one sees no more than the payer was shown.
 */
@Controller
class ReceiptController {

    private static final String SENT = "sent";

    private final Payments payments;
    private final PayingADeposit deposits;
    private final Accounts accounts;
    private final PageLanguageResolver languages;
    private final ReceiptSender sender;

    ReceiptController(Payments payments, PayingADeposit deposits, Accounts accounts, PageLanguageResolver languages, ReceiptSender sender) {
        this.payments = payments;
        this.deposits = deposits;
        this.accounts = accounts;
        this.languages = languages;
        this.sender = sender;
    }

    @GetMapping("/pay/with/{code}")
    ResponseEntity<Void> openCheckout(@PathVariable String code) {
        Payment payment = payments.findByLink(code).orElseThrow(PageNotFoundException::new);
        URI page = payments.checkoutPage(payment.id(), payments.receiptUrl(payment.id()));
        return ResponseEntity.status(HttpStatus.SEE_OTHER).cacheControl(CacheControl.noStore()).location(page).build();
    }

    /** Payment link of a confirmation: redirects to Stripe's hosted page, or to the receipt if the payment is already complete. */
    @GetMapping("/pay/deposit/{code}")
    ResponseEntity<Void> openDepositCheckout(@PathVariable String code) {
        PaymentId payment = deposits.openPayment(code).orElseThrow(PageNotFoundException::new);
        URI page = payments.checkoutPage(payment, payments.receiptUrl(payment));
        return ResponseEntity.status(HttpStatus.SEE_OTHER).cacheControl(CacheControl.noStore()).location(page).build();
    }

    @GetMapping("/receipt/{code}")
    String receipt(@PathVariable String code, @RequestParam(name = SENT, required = false) @Nullable String sent,
            HttpServletRequest request, Model model) {
        model.addAttribute(SENT, sent != null);
        return show(payments.findReceipt(code).orElseThrow(PageNotFoundException::new), request, model);
    }

    /** Sends the receipt of a payment to a phone or e-mail address; a second press sends nothing again. */
    @PostMapping("/receipt/{code}")
    ModelAndView send(@PathVariable String code, @RequestParam(name = "to", defaultValue = "") String to, HttpServletRequest request,
            Model model) {
        Receipt receipt = payments.findReceipt(code).filter(found -> found.outcome() == PaymentOutcome.PAID)
                .orElseThrow(PageNotFoundException::new);
        Instant paidAt = receipt.paidAt().orElseThrow(PageNotFoundException::new);
        return switch (sender.send(receipt, paidAt, to, request.getRemoteAddr())) {
            case SENT -> {
                var redirect = new RedirectView("/receipt/" + code + "?" + SENT + "=1#" + SENT, false, false, false);
                redirect.setStatusCode(HttpStatus.SEE_OTHER);
                yield new ModelAndView(redirect);
            }
            case INVALID -> notSent("receipt.send.invalid", to, receipt, request, model);
            case TOO_MANY -> notSent("receipt.send.tooMany", to, receipt, request, model);
            case REFUSED -> notSent("receipt.send.refused", to, receipt, request, model);
        };
    }

    /** Shows the page again with what was typed and why nothing was sent. */
    private ModelAndView notSent(String whyKey, String to, Receipt receipt, HttpServletRequest request, Model model) {
        model.addAttribute("to", to);
        model.addAttribute("wrong", whyKey);
        return new ModelAndView(show(receipt, request, model));
    }

    private String show(Receipt receipt, HttpServletRequest request, Model model) {
        languages.suggest(receipt.language(), request);
        String kind = kind(receipt);
        model.addAttribute("receipt", receipt);
        model.addAttribute("number", ReferenceNumber.grouped(receipt.number()));
        model.addAttribute("kind", kind);
        model.addAttribute("lines", lines(receipt));
        if (kind.equals("unfinished") || kind.equals("declined")) {
            model.addAttribute("cardPage", payments.paymentLink(receipt.payment()));
        }
        if (kind.equals("declined")) {
            payments.find(receipt.payment()).flatMap(Payment::decline)
                    .ifPresent(decline -> model.addAttribute("decline", decline.messageKey()));
        }
        return "pages/receipt";
    }

    @ExceptionHandler
    String unreachable(PaymentGatewayUnavailableException nothingCharged, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        model.addAttribute("kind", "cards");
        return "pages/error";
    }

    /** Returns the outcome shown on the page, which selects the message {@code receipt.title.<kind>}. */
    private static String kind(Receipt receipt) {
        return switch (receipt.outcome()) {
            case PAID -> "paid";
            case REFUNDED -> "refunded";
            case OPEN -> "unfinished";
            case PENDING -> "waiting";
            case UNSURE -> "unsure";
            case DECLINED -> "declined";
            case EXPIRED, CANCELLED -> "ended";
            case REVIEWED -> "reviewed";
        };
    }

    private List<ReceiptLine> lines(Receipt receipt) {
        return receipt.allocations().stream()
                .map(part -> new ReceiptLine(accounts.find(part.account()).map(account -> account.number().lastFour()).orElse(""),
                        part.amount()))
                .toList();
    }

    /** @param lastFour last four digits of the account number, enough for its owner */
    record ReceiptLine(String lastFour, Money amount) {}
}
