package org.curbstop.pages.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.curbstop.utility.Utility;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Serves the utility's branding: one combined style sheet for plain pages, the colors alone for the portal, and the logo. The URL of the
 * style sheet carries a digest of its content, so browsers cache it for a year and never show an old one.
 */
@Controller
class StyleSheetController {

    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

    private final String colors;
    private final String sheet;
    private final String version;
    private final Resource logo;

    StyleSheetController(Utility utility, UtilityAssets assets) {
        colors = BrandPalette.of(utility.colors().brand()).css();
        sheet = smaller(read("META-INF/resources/tokens.css") + colors + read("META-INF/resources/pages.css"));
        version = HexFormat.of().formatHex(DigestUtils.md5Digest(sheet.getBytes(StandardCharsets.UTF_8)), 0, 6);
        logo = utility.logo().map(name -> assets.find("logo", name)).orElseGet(() -> new ClassPathResource("META-INF/resources/mark.svg"));
    }

    /** Returns a version that changes with the style sheet. */
    String version() {
        return version;
    }

    @GetMapping("/style.css")
    ResponseEntity<String> style() {
        return ResponseEntity.ok().contentType(CSS).cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(sheet);
    }

    @GetMapping("/utility.css")
    ResponseEntity<String> colors() {
        return ResponseEntity.ok().contentType(CSS).cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic()).body(colors);
    }

    @GetMapping("/logo.svg")
    ResponseEntity<Resource> logo() {
        MediaType type = String.valueOf(logo.getFilename()).endsWith(".png") ? MediaType.IMAGE_PNG : MediaType.valueOf("image/svg+xml");
        return ResponseEntity.ok().contentType(type).cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic()).body(logo);
    }

    /** Removes comments and indentation, which a phone does not need. */
    private static String smaller(String css) {
        return css.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("\\s*\\n\\s*", "\n").strip();
    }

    private static String read(String path) {
        try (InputStream in = new ClassPathResource(path).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
