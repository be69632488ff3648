package org.curbstop.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.twiml.MessagingResponse;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.messaging.Body;
import com.twilio.twiml.messaging.Message;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Say;
import com.twilio.twiml.voice.SsmlProsody;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwimlElementTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "Your power is out.", "Tom & Jerry's <b>\"bar\"</b>", "¿Qué hora es? año", "5 > 4 < 6", "]]>", "line\none\ttwo\r\n three", "📷 photo", " ", ""
    })
    void writes_the_very_text_that_the_sdk_writes(String words) {
        var sdk = new VoiceResponse.Builder()
                .gather(new Gather.Builder().inputs(List.of(Gather.Input.DTMF, Gather.Input.SPEECH)).action("/turn?step=1&lang=en")
                        .actionOnEmptyResult(true).timeout(6).language(Gather.Language.EN_US).hints(words)
                        .say(new Say.Builder(words).voice(Say.Voice.POLLY_JOANNA_NEURAL).language(Say.Language.EN_US).build())
                        .say(new Say.Builder().prosody(new SsmlProsody.Builder(words).rate("80%").build()).build()).build())
                .hangup(new Hangup.Builder().build()).build();
        var ours = TwimlElement.response()
                .add(new TwimlElement("Gather").with("input", "dtmf speech").with("action", "/turn?step=1&lang=en")
                        .with("actionOnEmptyResult", true).with("timeout", 6).with("language", Gather.Language.EN_US).with("hints", words)
                        .add(new TwimlElement("Say").with("voice", Say.Voice.POLLY_JOANNA_NEURAL).with("language", "en-US").text(words))
                        .add(new TwimlElement("Say").add(new TwimlElement("prosody").with("rate", "80%").text(words))))
                .add(new TwimlElement("Hangup"));
        assertThat(ours.toXml()).isEqualTo(sdk.toXml());
        var message = new MessagingResponse.Builder().message(new Message.Builder().body(new Body.Builder(words).build()).build()).build();
        assertThat(TwimlElement.response().add(new TwimlElement("Message").add(new TwimlElement("Body").text(words))).toXml())
                .isEqualTo(message.toXml());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\uffffb", "a\ud83db"})
    void leaves_out_what_xml_cannot_say(String words) {
        assertThat(TwimlElement.response().with("hints", words).text(words).toXml()).endsWith("<Response hints=\"ab\">ab</Response>");
    }
}
