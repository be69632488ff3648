package org.curbstop.pages.documents;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.ClientNetwork;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.TokenBuckets;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.payments.Receipt;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/**
 * Sends a receipt by text or e-mail to an address that a payer gives on its page, once to each address. Limited for each receipt and each
 * network, so that nobody can flood others with it.
 */
@Component
final class ReceiptSender {

    /** Receipts sent per receipt and day. */
    static final int MAX_PER_RECEIPT = 3;
    /** Receipts sent per network and day; many payers can share one. */
    static final int MAX_PER_NETWORK = 30;

    /** What becomes of messages to landlines and to numbers that take none; an earlier one to the same address counts. */
    private static final Set<Delivery.State> FAILED = Set.of(Delivery.State.REFUSED, Delivery.State.UNDELIVERED, Delivery.State.EXPIRED);

    private final Notices notices;
    private final Utility utility;
    private final TokenBuckets receipts = daily(MAX_PER_RECEIPT);
    private final TokenBuckets networks = daily(MAX_PER_NETWORK);

    ReceiptSender(Notices notices, Utility utility) {
        this.notices = notices;
        this.utility = utility;
    }

    enum Result { SENT, INVALID, TOO_MANY, REFUSED }

    private static TokenBuckets daily(int most) {
        return new TokenBuckets(most, most, Duration.ofDays(1), 20_000, InstantSource.system());
    }

    /**
     * @param typed phone number or e-mail address
     * @param origin IP address of the payer
     */
    Result send(Receipt receipt, Instant paidAt, String typed, String origin) {
        Optional<NoticeRecipient> to = recipient(typed.strip());
        if (to.isEmpty()) {
            return Result.INVALID;
        }
        String network = ClientNetwork.of(origin);
        if (!networks.tryAcquire(network) || !receipts.tryAcquire(receipt.payment().value())) {
            return Result.TOO_MANY;
        }
        List<Delivery> sent = notices.send(new Notice("receipt-page:" + receipt.payment().value(), to.get(), NoticeKind.RECEIPT,
                Map.of("amount", receipt.total(), "reference", receipt.number(), "date", LocalDate.ofInstant(paidAt, utility.zone())),
                Optional.of(receipt.language())));
        if (sent.stream().allMatch(delivery -> FAILED.contains(delivery.state()))) {
            receipts.release(receipt.payment().value());
            return Result.REFUSED;
        }
        return Result.SENT;
    }

    private static Optional<NoticeRecipient> recipient(String typed) {
        return typed.contains("@") ? NoticeRecipient.parse(typed)
                : PhoneNumber.parse(typed).filter(PhoneNumber::isDomestic).map(NoticeRecipient.Phone::new);
    }
}
