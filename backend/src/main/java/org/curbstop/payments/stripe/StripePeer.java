package org.curbstop.payments.stripe;

import com.stripe.exception.StripeException;
import com.stripe.param.BalanceTransactionListParams;
import org.curbstop.common.Peer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether Stripe answers us: our own key, over the line that payments take, and cut off with it. */
@Component
class StripePeer implements Peer {

    private final StripeConnection stripe;
    private final boolean setUp;

    StripePeer(StripeConnection stripe, StripeSettings settings, ObjectProvider<StripeStandIn> standIn) {
        this.stripe = stripe;
        this.setUp = !settings.apiKey().isBlank() || standIn.getIfAvailable() != null;
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public Answer ask() {
        if (!setUp) {
            return new Answer.NotSetUp("STRIPE_API_KEY");
        }
        try {
            stripe.call("health", v1 -> v1.balanceTransactions().list(BalanceTransactionListParams.builder().setLimit(1L).build()));
            return new Answer.Answers();
        } catch (StripeException e) {
            return new Answer.Silent(e.getClass().getSimpleName());
        }
    }
}
