package org.curbstop.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.curbstop.outages.meters.MeterEventReader;
import org.curbstop.outages.meters.MeterEventReader.UnreadableEventsException;
import org.curbstop.outages.meters.RecordingMeterEvents;
import org.curbstop.outages.oms.FollowingOutageSystem;
import org.curbstop.outages.oms.OmsReader;
import org.curbstop.outages.oms.OmsReader.UnreadableOutagesException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Receives events of the meter system and the outage management system. Sending the same event again changes nothing. */
@RestController
class OutageIntakeController {

    private final RecordingMeterEvents meters;
    private final FollowingOutageSystem outageSystem;

    OutageIntakeController(RecordingMeterEvents meters, FollowingOutageSystem outageSystem) {
        this.meters = meters;
        this.outageSystem = outageSystem;
    }

    /** @param refused parts that were rejected; all others were stored */
    record IntakeResponse(int taken, List<RefusedPart> refused) {}

    /** @param place path in the request body, such as {@code [3].at} */
    record RefusedPart(String place, String expected) {}

    @PostMapping(path = "/api/v1/meter-events", consumes = MediaType.APPLICATION_JSON_VALUE)
    IntakeResponse recordMeterEvents(HttpServletRequest request) throws IOException {
        return response(request, MeterEventReader.MAX_BYTES, body -> {
            var recorded = meters.record(MeterEventReader.read(body));
            return new IntakeResponse(recorded.taken(),
                    recorded.refused().stream().map(part -> new RefusedPart(part.place(), part.expected())).toList());
        });
    }

    @PostMapping(path = "/api/v1/outage-system/outages", consumes = MediaType.APPLICATION_JSON_VALUE)
    IntakeResponse followOutages(HttpServletRequest request) throws IOException {
        return response(request, OmsReader.MAX_BYTES, body -> {
            var followed = outageSystem.follow(OmsReader.read(body));
            return new IntakeResponse(followed.followed(),
                    followed.refused().stream().map(part -> new RefusedPart(part.place(), part.expected())).toList());
        });
    }

    private static IntakeResponse response(HttpServletRequest request, int maxBytes, Function<byte[], IntakeResponse> intake)
            throws IOException {
        byte[] body = request.getContentLengthLong() > maxBytes ? new byte[0] : request.getInputStream().readNBytes(maxBytes + 1);
        if (Math.max(request.getContentLengthLong(), body.length) > maxBytes) {
            throw ApiProblem.TOO_LARGE.exception("at most " + maxBytes + " bytes");
        }
        try {
            return intake.apply(body);
        } catch (UnreadableEventsException | UnreadableOutagesException e) {
            throw ApiProblem.INVALID_REQUEST.exception("the body: expected " + e.getMessage());
        }
    }
}
