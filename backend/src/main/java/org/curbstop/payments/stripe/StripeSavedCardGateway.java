package org.curbstop.payments.stripe;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethod;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.net.URI;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.payments.CardSummary;
import org.curbstop.payments.PaymentGatewayUnavailableException;
import org.curbstop.payments.SavedCard;
import org.curbstop.payments.gateway.SavedCardGateway;
import org.springframework.stereotype.Component;

/** Saves cards at Stripe: a Customer for each person, and a Checkout page in setup mode to add one. */
@Component
record StripeSavedCardGateway(StripeConnection stripe) implements SavedCardGateway {

    private static final String PERSON_ID = "person_id";

    @Override
    public String createCustomer(PersonId person) {
        // No name, no address: Stripe needs neither to save a card.
        var params = CustomerCreateParams.builder().putMetadata(PERSON_ID, person.value()).build();
        return callOrFail("customer",
                v1 -> v1.customers().create(params, RequestOptions.builder().setIdempotencyKey(person + "-customer").build())).getId();
    }

    @Override
    public List<SavedCard> listCards(String customer) {
        var params = CustomerPaymentMethodListParams.builder().setType(CustomerPaymentMethodListParams.Type.CARD).setLimit(100L).build();
        return callOrFail("cards", v1 -> v1.customers().paymentMethods().list(customer, params)).getData().stream()
                .map(StripeSavedCardGateway::card).toList();
    }

    @Override
    public URI cardSetupPage(String customer, Language language, URI back) {
        var params = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SETUP)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .setCustomer(customer)
                .setLocale(StripeLocales.of(language))
                .setSuccessUrl(back.toString())
                .setCancelUrl(back.toString())
                .build();
        return URI.create(callOrFail("saving-page", v1 -> v1.checkout().sessions().create(params)).getUrl());
    }

    @Override
    public Optional<SavedCard> removeCard(String customer, String paymentMethod) {
        try {
            PaymentMethod kept = stripe.call("card", v1 -> v1.paymentMethods().retrieve(paymentMethod));
            return customer.equals(kept.getCustomer())
                    ? Optional.of(card(stripe.call("remove-card", v1 -> v1.paymentMethods().detach(paymentMethod))))
                    : Optional.empty();
        } catch (InvalidRequestException e) {
            return Optional.empty();
        } catch (StripeException e) {
            throw new PaymentGatewayUnavailableException(StripeCardGateway.describe(e), e);
        }
    }

    private <T> T callOrFail(String what, StripeConnection.StripeCall<T> call) {
        try {
            return stripe.call(what, call);
        } catch (StripeException e) {
            throw new PaymentGatewayUnavailableException(StripeCardGateway.describe(e), e);
        }
    }

    private static SavedCard card(PaymentMethod method) {
        var card = method.getCard();
        return new SavedCard(method.getId(), new CardSummary(card.getBrand(), card.getLast4()),
                YearMonth.of(card.getExpYear().intValue(), card.getExpMonth().intValue()));
    }
}
