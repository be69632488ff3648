package org.curbstop.voice;

import com.twilio.twiml.VoiceResponse;
import java.util.Map;
import java.util.Set;
import org.curbstop.conversation.Heard;
import org.curbstop.conversation.Reply;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The doors that a call comes through, turn by turn; {@link SignedByTwilio} stands before them. */
@RestController
@EnableConfigurationProperties(VoiceSettings.class)
class VoiceDoor {

    private static final int MOST_AGAIN = 2;
    private static final Set<String> OVER = Set.of("completed", "busy", "failed", "no-answer", "canceled");

    private final Turns turns;
    private final SpokenReply spoken;
    private final PlainTruth truth;

    VoiceDoor(Turns turns, SpokenReply spoken, PlainTruth truth) {
        this.turns = turns;
        this.spoken = spoken;
        this.truth = truth;
    }

    @PostMapping(path = Doors.OPENED, produces = MediaType.APPLICATION_XML_VALUE)
    String opened(@RequestParam Map<String, String> fields) {
        return answer(Call.of(fields), new Heard.Opened(""));
    }

    @PostMapping(path = Doors.TURN, produces = MediaType.APPLICATION_XML_VALUE)
    String turn(@RequestParam Map<String, String> fields) {
        Call call = Call.of(fields);
        return answer(call, call.heard());
    }

    @PostMapping(path = Doors.CARD, produces = MediaType.APPLICATION_XML_VALUE)
    String card(@RequestParam Map<String, String> fields) {
        Call call = Call.of(fields);
        return answer(call, call.card());
    }

    @PostMapping(path = Doors.AGAIN, produces = MediaType.APPLICATION_XML_VALUE)
    String again(@RequestParam Map<String, String> fields) {
        Call call = Call.of(fields);
        Heard unheard = call.step() == 0 ? new Heard.Opened("") : new Heard.Silence();
        return turns.again(call, unheard).map(reply -> spoken(call, reply)).orElseGet(() -> putOff(call)).toXml();
    }

    @PostMapping(path = Doors.DIALED, produces = MediaType.APPLICATION_XML_VALUE)
    String dialed(@RequestParam Map<String, String> fields) {
        return truth.dialed(Call.of(fields)).toXml();
    }

    @PostMapping(path = Doors.EMERGENCY, produces = MediaType.APPLICATION_XML_VALUE)
    String emergency(@RequestParam Map<String, String> fields) {
        return truth.emergency(Call.of(fields)).toXml();
    }

    /** Twilio could not use our last answer; it names the fault in ErrorCode and the address in ErrorUrl. */
    @PostMapping(path = Doors.FALLBACK, produces = MediaType.APPLICATION_XML_VALUE)
    String fallback(@RequestParam Map<String, String> fields) {
        return truth.trouble(Call.of(fields).language()).toXml();
    }

    @PostMapping(Doors.STATUS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void status(@RequestParam Map<String, String> fields) {
        if (OVER.contains(fields.getOrDefault("CallStatus", ""))) {
            turns.left(Call.of(fields));
        }
    }

    private String answer(Call call, Heard heard) {
        return turns.hear(call, heard).map(reply -> spoken(call, reply)).orElseGet(() -> putOff(call)).toXml();
    }

    private VoiceResponse spoken(Call call, Reply reply) {
        return spoken.of(reply, call.step() + 1);
    }

    private VoiceResponse putOff(Call call) {
        return call.again() < MOST_AGAIN ? truth.moment(call) : truth.trouble(call.language());
    }
}
