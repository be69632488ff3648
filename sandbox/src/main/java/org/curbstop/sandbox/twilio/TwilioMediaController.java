package org.curbstop.sandbox.twilio;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.curbstop.notices.TwilioAccount;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Serves the media of text messages to clients with the account's credentials; every picture in the sandbox is of a water meter. */
@RestController
@Profile("!production")
class TwilioMediaController {

    static final String METER = "meter.png";

    private final TwilioAccount account;
    private final byte[] meter = drawMeter();

    TwilioMediaController(TwilioAccount account) {
        this.account = account;
    }

    @GetMapping("/sandbox/twilio/media/" + METER)
    ResponseEntity<byte[]> meter(@RequestHeader(name = "Authorization", defaultValue = "") String login) {
        String right = Base64.getEncoder().encodeToString((account.sid() + ":" + account.authToken()).getBytes(StandardCharsets.UTF_8));
        return login.equals("Basic " + right) ? ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(meter)
                : ResponseEntity.status(401).build();
    }

    private static byte[] drawMeter() {
        var image = new BufferedImage(480, 360, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0x9fb4bd));
        pen.fillRect(0, 0, 480, 360);
        pen.setColor(Color.WHITE);
        pen.fillOval(90, 30, 300, 300);
        pen.setColor(new Color(0x14323c));
        pen.setStroke(new BasicStroke(8));
        pen.drawOval(90, 30, 300, 300);
        pen.fillRect(140, 130, 200, 56);
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(Font.MONOSPACED, Font.BOLD, 40));
        pen.drawString("0048712", 156, 172);
        pen.dispose();
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
