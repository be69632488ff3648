package org.curbstop.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
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
        byte[] body = body(request, MeterEventReader.MAX_BYTES);
        try {
            var recorded = meters.record(MeterEventReader.read(body));
            return new IntakeResponse(recorded.taken(),
                    recorded.refused().stream().map(part -> new RefusedPart(part.place(), part.expected())).toList());
        } catch (UnreadableEventsException e) {
            throw ApiProblem.INVALID_REQUEST.exception("the body: expected " + e.getMessage());
        }
    }

    @PostMapping(path = "/api/v1/outage-system/outages", consumes = MediaType.APPLICATION_JSON_VALUE)
    IntakeResponse followOutages(HttpServletRequest request) throws IOException {
        byte[] body = body(request, OmsReader.MAX_BYTES);
        try {
            var followed = outageSystem.follow(OmsReader.read(body));
            return new IntakeResponse(followed.followed(),
                    followed.refused().stream().map(part -> new RefusedPart(part.place(), part.expected())).toList());
        } catch (UnreadableOutagesException e) {
            throw ApiProblem.INVALID_REQUEST.exception("the body: expected " + e.getMessage());
        }
    }

    private static byte[] body(HttpServletRequest request, int maxBytes) throws IOException {
        if (request.getContentLengthLong() > maxBytes) {
            throw ApiProblem.TOO_LARGE.exception("at most " + maxBytes + " bytes");
        }
        byte[] body = request.getInputStream().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw ApiProblem.TOO_LARGE.exception("at most " + maxBytes + " bytes");
        }
        return body;
    }
}
