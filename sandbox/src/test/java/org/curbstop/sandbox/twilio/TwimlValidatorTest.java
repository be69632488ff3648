package org.curbstop.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwimlValidatorTest {

    private static String document(String inner) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + inner + "</Response>";
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<Say voice=\"Polly.Joanna-Neural\" language=\"en-US\">Hello</Say>",
        "<Gather input=\"dtmf speech\" action=\"/a\" hints=\"yes,no\" language=\"es-US\"><Say>Hola</Say></Gather>",
            "<Pay action=\"/a\" tokenType=\"payment-method\" maxAttempts=\"3\"><Prompt for=\"payment-card-number\" attempt=\"1 "
                    + "2\"><Say>Card</Say></Prompt></Pay>",
        "<Dial action=\"/a\" answerOnBridge=\"true\">+15035550198</Dial>",
        "<Say><prosody rate=\"80%\">Slow</prosody></Say><Redirect>/a</Redirect>"})
    void content_accepted_by_twilio_passes(String inner) {
        assertThat(TwimlValidator.checkVoice(document(inner))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<Shout>Hello</Shout>",
        "<Say volume=\"11\">Hello</Say>",
        "<Say></Say>",
        "<Gather><Dial>+15035550198</Dial></Gather>",
        "<Redirect>/a</Redirect><Say>Never</Say>",
        "<Hangup/><Say>Never</Say>",
        "<Pay tokenType=\"payment-method\"/>",
        "<Pay action=\"/a\" maxAttempts=\"4\"/>",
        "<Pay action=\"/a\"><Say>Card</Say></Pay>",
        "<Gather input=\"speech\" action=\"/a\" speechModel=\"googlev2_telephony\" speechTimeout=\"auto\"/>",
        "<Gather input=\"smell\" action=\"/a\"/>"})
    void content_rejected_or_unreachable_by_twilio_is_reported(String inner) {
        assertThat(TwimlValidator.checkVoice(document(inner))).isNotEmpty();
    }

    @Test
    void an_invalid_document_is_reported() {
        assertThat(TwimlValidator.checkVoice("Internal Server Error")).isNotEmpty();
        assertThat(TwimlValidator.checkVoice("<Reply/>")).isNotEmpty();
        assertThat(TwimlValidator.checkVoice("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Response><Say>&e;</Say></Response>"))
                .isNotEmpty();
    }
}
