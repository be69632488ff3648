package org.curbstop.store.bson;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.bson.BsonBinary;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.curbstop.common.masking.SensitiveNumbers;
import org.jspecify.annotations.Nullable;

/**
 * Codecs of values stored as a single BSON value: numbers, text, instants (in milliseconds) and types with a text form. Plain text may be
 * user input, so card and social security numbers in it are always masked; identifiers are stored unchanged.
 */
final class ScalarCodecs {

    /** Text used for lookups, stored unmasked. */
    static final ValueCodec IDENTIFIER = new ScalarCodec(null, (out, v) -> out.writeString((String) v), BsonReader::readString);

    private static final Map<Class<?>, ValueCodec> ALL = new HashMap<>();

    static {
        number(long.class, 0L, (out, v) -> out.writeInt64((Long) v), ScalarCodecs::readLong);
        number(Long.class, null, (out, v) -> out.writeInt64((Long) v), ScalarCodecs::readLong);
        number(int.class, 0, (out, v) -> out.writeInt32((Integer) v), in -> Math.toIntExact(readLong(in)));
        number(Integer.class, null, (out, v) -> out.writeInt32((Integer) v), in -> Math.toIntExact(readLong(in)));
        number(double.class, 0d, (out, v) -> out.writeDouble((Double) v), ScalarCodecs::readDouble);
        number(Double.class, null, (out, v) -> out.writeDouble((Double) v), ScalarCodecs::readDouble);
        number(boolean.class, false, (out, v) -> out.writeBoolean((Boolean) v), BsonReader::readBoolean);
        number(Boolean.class, null, (out, v) -> out.writeBoolean((Boolean) v), BsonReader::readBoolean);
        number(String.class, null, (out, v) -> out.writeString(SensitiveNumbers.mask((String) v)), BsonReader::readString);
        number(Instant.class, null, (out, v) -> out.writeDateTime(((Instant) v).toEpochMilli()),
                in -> Instant.ofEpochMilli(in.readDateTime()));
        number(BigDecimal.class, null, (out, v) -> out.writeString(((BigDecimal) v).toString()), ScalarCodecs::readDecimal);
        number(byte[].class, null, (out, v) -> out.writeBinaryData(new BsonBinary((byte[]) v)), in -> in.readBinaryData().getData());
        text(LocalDate.class, LocalDate::parse);
        text(LocalTime.class, LocalTime::parse);
        text(LocalDateTime.class, LocalDateTime::parse);
        text(YearMonth.class, YearMonth::parse);
        text(MonthDay.class, MonthDay::parse);
        text(Year.class, Year::parse);
        text(Duration.class, Duration::parse);
        text(Period.class, Period::parse);
        text(ZoneId.class, ZoneId::of);
        text(Currency.class, Currency::getInstance);
        text(URI.class, URI::create);
        text(UUID.class, UUID::fromString);
        ALL.put(Locale.class, new TextCodec(v -> ((Locale) v).toLanguageTag(), Locale::forLanguageTag));
    }

    private ScalarCodecs() {}

    static @Nullable ValueCodec of(Class<?> type) {
        // Concrete classes of ZoneId are internal to the JDK.
        return ZoneId.class.isAssignableFrom(type) ? ALL.get(ZoneId.class) : ALL.get(type);
    }

    /** Returns the codec of a map's keys, which must be stored as text. */
    static TextCodec key(Type type) {
        if (ValueCodecs.of(type) instanceof TextCodec text) {
            return text;
        }
        if (type == String.class) {
            return new TextCodec(name -> SensitiveNumbers.mask((String) name), s -> s);
        }
        throw new IllegalArgumentException("cannot be a map's key: " + type + "; use text, an enum or an id");
    }

    private static void number(Class<?> type, @Nullable Object absent, BiConsumer<BsonWriter, Object> write,
            Function<BsonReader, Object> read) {
        ALL.put(type, new ScalarCodec(absent, write, read));
    }

    private static <T> void text(Class<T> type, Function<String, T> parse) {
        ALL.put(type, new TextCodec(Object::toString, parse::apply));
    }

    private static long readLong(BsonReader in) {
        return switch (in.getCurrentBsonType()) {
            case INT32 -> in.readInt32();
            case DOUBLE -> (long) in.readDouble();
            default -> in.readInt64();
        };
    }

    private static double readDouble(BsonReader in) {
        return switch (in.getCurrentBsonType()) {
            case INT32 -> in.readInt32();
            case INT64 -> in.readInt64();
            default -> in.readDouble();
        };
    }

    /** Decimals are stored as text because not all servers support them. Decimal128 is also read: values were stored so until 2026-11. */
    private static BigDecimal readDecimal(BsonReader in) {
        return in.getCurrentBsonType() == BsonType.DECIMAL128 ? in.readDecimal128().bigDecimalValue() : new BigDecimal(in.readString());
    }

    private record ScalarCodec(@Nullable Object absent, BiConsumer<BsonWriter, Object> write, Function<BsonReader, Object> read)
            implements ValueCodec {
        @Override
        public void write(BsonWriter out, Object value) {
            write.accept(out, value);
        }

        @Override
        public Object read(BsonReader in) {
            return read.apply(in);
        }
    }

    /** Codec of a type that is stored as text and parsed when read. */
    static class TextCodec implements ValueCodec {
        private final Function<Object, String> print;
        private final Function<String, Object> parse;

        TextCodec(Function<Object, String> print, Function<String, Object> parse) {
            this.print = print;
            this.parse = parse;
        }

        String print(Object value) {
            return print.apply(value);
        }

        Object parse(String text) {
            return parse.apply(text);
        }

        @Override
        public void write(BsonWriter out, Object value) {
            out.writeString(print(value));
        }

        @Override
        public Object read(BsonReader in) {
            if (in.getCurrentBsonType() != BsonType.STRING) {
                throw new DateTimeException("text expected, not " + in.getCurrentBsonType());
            }
            return parse(in.readString());
        }
    }

    /** Codec of enum constants by name, never by ordinal. */
    static final class EnumCodec extends TextCodec {
        EnumCodec(Class<?> type) {
            super(v -> ((Enum<?>) v).name(), constants(type)::get);
        }

        private static Map<String, Object> constants(Class<?> type) {
            var byName = new HashMap<String, Object>();
            for (Object constant : type.getEnumConstants()) {
                byName.put(((Enum<?>) constant).name(), constant);
            }
            return byName;
        }

        @Override
        Object parse(String text) {
            Object constant = super.parse(text);
            if (constant == null) {
                throw new IllegalArgumentException("no such constant: " + text);
            }
            return constant;
        }
    }
}
