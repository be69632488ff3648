package org.curbstop.assistance.hsds;

import java.util.ArrayList;
import java.util.List;
import org.curbstop.assistance.RefusedDirectory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads a JSON file into items, each with its line and its own text. */
final class JsonItems {

    private static final JsonFactory FACTORY = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final String file;
    private final String text;

    private JsonItems(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** One object, a list of them, or a page of an HSDS interface with its {@code contents}. */
    static List<Item> read(String file, String text) {
        return new JsonItems(file, text).read();
    }

    private List<Item> read() {
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            List<Item> items = switch (parser.nextToken()) {
                case START_OBJECT -> List.of(object(parser, ""));
                case START_ARRAY -> array(parser, "");
                case null, default -> throw new RefusedDirectory(file + ":1: expected an organization or a service, or a list of them");
            };
            if (parser.nextToken() != null) {
                throw new RefusedDirectory(file + ":" + parser.currentTokenLocation().getLineNr() + ": expected nothing after the end");
            }
            return items.size() == 1 && items.getFirst().children().containsKey("contents") ? items.getFirst().all("contents") : items;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new RefusedDirectory(file + ":" + (at == null ? 1 : at.getLineNr()) + ": expected JSON; " + e.getOriginalMessage());
        }
    }

    private Item object(JsonParser parser, String path) {
        TokenStreamLocation start = parser.currentTokenLocation();
        var shell = Item.of(file, start.getLineNr(), path, "");
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            String name = parser.currentName();
            value(parser, parser.nextToken(), shell, name);
        }
        int end = (int) parser.currentTokenLocation().getCharOffset() + 1;
        return new Item(file, shell.line(), path, text.substring((int) start.getCharOffset(), end).replaceAll("\\s*\\R\\s*", " "), shell.fields(), shell.children());
    }

    private void value(JsonParser parser, JsonToken token, Item in, String name) {
        switch (token) {
            case START_OBJECT -> in.add(name, object(parser, in.at(name)));
            case START_ARRAY -> {
                var scalars = new ArrayList<String>();
                List<Item> objects = array(parser, in.at(name), scalars);
                in.children().put(name, objects);
                if (!scalars.isEmpty()) {
                    in.fields().put(name, String.join(",", scalars));
                }
            }
            case VALUE_NULL -> {}
            default -> in.fields().put(name, parser.getString());
        }
    }

    private List<Item> array(JsonParser parser, String path) {
        return array(parser, path, new ArrayList<>());
    }

    private List<Item> array(JsonParser parser, String path, List<String> scalars) {
        var items = new ArrayList<Item>();
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
