package org.curbstop.text;

import java.util.Map;
import org.curbstop.notices.Notices;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhook endpoints of the text message line: inbound messages and delivery reports. Only requests signed by Twilio reach them. */
@RestController
@EnableConfigurationProperties(SmsProperties.class)
class SmsWebhookController {

    private final InboundSmsHandler handler;
    private final Notices notices;

    SmsWebhookController(InboundSmsHandler handler, Notices notices) {
        this.handler = handler;
        this.notices = notices;
    }

    @PostMapping(path = "/twilio/text", produces = MediaType.APPLICATION_XML_VALUE)
    String inboundSms(@RequestParam Map<String, String> fields) {
        return handler.respond(InboundSms.of(fields)).toXml();
    }

    @PostMapping("/twilio/status")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deliveryStatus(@RequestParam Map<String, String> fields) {
        String delivery = fields.getOrDefault("delivery", "");
        if (!delivery.isEmpty()) {
            notices.recordReport(delivery, fields.getOrDefault("MessageSid", ""), fields.getOrDefault("MessageStatus", ""),
                    fields.getOrDefault("ErrorCode", ""));
        }
    }
}
