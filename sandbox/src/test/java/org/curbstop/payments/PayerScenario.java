package org.curbstop.payments;

import static org.curbstop.payments.PaymentsForTests.BACK;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;

/** What a payer does, from the confirmation to the end. Each scenario can be repeated from its start, as by a payer who got no response. */
enum PayerScenario {
    A_CARD {
        @Override
        void of(Press press, Payments payments, Consumer<String> payOnPage) {
            payments.charge(payments.confirm(press.order()).id(), VISA);
        }
    },
    ANSWER_LATE {
        @Override
        void of(Press press, Payments payments, Consumer<String> payOnPage) {
            Payment payment = payments.confirm(press.order(at -> payments.quote(at).total().minor() % 100 == 13));
            payments.charge(payment.id(), VISA);
            payments.refresh(payment.id());
        }
    },
    A_SECOND_CARD {
        @Override
        void of(Press press, Payments payments, Consumer<String> payOnPage) {
            PaymentId id = payments.confirm(press.order()).id();
            if (payments.charge(id, "pm_card_chargeDeclined").outcome() == PaymentOutcome.DECLINED) {
                payments.charge(id, VISA);
            }
        }
    },
    THE_PAGE {
        @Override
        void of(Press press, Payments payments, Consumer<String> payOnPage) {
            PaymentId id = payments.confirm(press.order()).id();
            payments.checkoutPage(id, BACK);
            if (payments.find(id).orElseThrow().state() instanceof PaymentState.OnPage on) {
                payOnPage.accept(on.page().orElseThrow().ref());
                payments.refresh(id);
            }
        }
    },
    A_CARD_AFTER_THE_PAGE {
        @Override
        void of(Press press, Payments payments, Consumer<String> payOnPage) {
            PaymentId id = payments.confirm(press.order()).id();
            payments.checkoutPage(id, BACK);
            payments.charge(id, VISA);
        }
    },
    PAID_AND_GIVEN_BACK {
        @Override
        void of(Press press, Payments payments, Consumer<String> payOnPage) {
            Payment paid = payments.charge(payments.confirm(press.order()).id(), VISA);
            if (paid.outcome() == PaymentOutcome.PAID) {
                payments.refund(paid.id(), press.key(), press.order().allocations(), "paid twice");
            }
        }
    };

    private static final String VISA = "pm_card_visa";

    abstract void of(Press press, Payments payments, Consumer<String> payOnPage);

    /**
     * One press of the button, identical in every process that knows its three values. No other press pays on its accounts.
     *
     * @param number of this story under this seed
     */
    record Press(PayerScenario story, int seed, int number) {

        String key() {
            return story + "-" + seed + "-" + number;
        }

        PaymentRequest order() {
            return order(any -> true);
        }

        PaymentRequest order(Predicate<List<Allocation>> fits) {
            var random = new Random(key().hashCode());
            int accounts = 1 + random.nextInt(3);
            while (true) {
                List<Allocation> parts = new ArrayList<>();
                for (int part = 0; part < accounts; part++) {
                    parts.add(new Allocation(account(part), Money.usd(1000 + random.nextInt(20_000))));
                }
                if (fits.test(parts)) {
                    return PaymentsForTests.order(key(), Channel.CHAT, parts.toArray(Allocation[]::new));
                }
            }
        }

        AccountId account(int part) {
            return new AccountId("acct_%ds%dn%dp%d".formatted(story.ordinal(), seed, number, part));
        }
    }
}
