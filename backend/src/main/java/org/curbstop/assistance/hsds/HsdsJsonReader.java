package org.curbstop.assistance.hsds;

import java.util.ArrayList;
import java.util.List;
import org.curbstop.assistance.directory.DirectoryFormatException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads a JSON file into objects, each with its line and its original text. */
record HsdsJsonReader(String file, String text) {

    private static final JsonFactory FACTORY = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** Reads one object, an array of objects, or a page of an HSDS API with its {@code contents}. */
    static List<HsdsObject> read(String file, String text) {
        return new HsdsJsonReader(file, text).read();
    }

    private List<HsdsObject> read() {
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            List<HsdsObject> items = switch (parser.nextToken()) {
                case START_OBJECT -> List.of(object(parser, ""));
                case START_ARRAY -> array(parser, "");
                case null, default ->
                        throw new DirectoryFormatException(file + ":1: expected an organization or a service, or a list of them");
            };
            if (parser.nextToken() != null) {
                throw new DirectoryFormatException(
                        file + ":" + parser.currentTokenLocation().getLineNr() + ": expected nothing after the end");
            }
            return items.size() == 1 && items.getFirst().children().containsKey("contents") ? items.getFirst().listChildren("contents")
                    : items;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new DirectoryFormatException(
                    file + ":" + (at == null ? 1 : at.getLineNr()) + ": expected JSON; " + e.getOriginalMessage());
        }
    }

    private HsdsObject object(JsonParser parser, String path) {
        TokenStreamLocation start = parser.currentTokenLocation();
        var shell = HsdsObject.of(file, start.getLineNr(), path, "");
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            String name = parser.currentName();
            value(parser, parser.nextToken(), shell, name);
        }
        int end = (int) parser.currentTokenLocation().getCharOffset() + 1;
        return new HsdsObject(file, shell.line(), path, text.substring((int) start.getCharOffset(), end).replaceAll("\\s*\\R\\s*", " "),
                shell.fields(), shell.children());
    }

    private void value(JsonParser parser, JsonToken token, HsdsObject in, String name) {
        switch (token) {
            case START_OBJECT -> in.addChild(name, object(parser, in.pathOf(name)));
            case START_ARRAY -> {
                var scalars = new ArrayList<String>();
                in.children().put(name, array(parser, in.pathOf(name), scalars));
                if (!scalars.isEmpty()) {
                    in.fields().put(name, String.join(",", scalars));
                }
            }
            case VALUE_NULL -> {}
            default -> in.fields().put(name, parser.getString());
        }
    }

    private List<HsdsObject> array(JsonParser parser, String path) {
        return array(parser, path, new ArrayList<>());
    }

    private List<HsdsObject> array(JsonParser parser, String path, List<String> scalars) {
        var items = new ArrayList<HsdsObject>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT -> items.add(object(parser, path + "[" + items.size() + "]"));
                case START_ARRAY -> parser.skipChildren();
                default -> scalars.add(parser.getString());
            }
        }
        return items;
    }
}
