package org.curbstop.store.bson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.curbstop.store.DomainEvent;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Stored types of the application, read from the bytecode: each call that gives a collection or spool its type and name. So there is no
 * list to keep up to date and nothing to start.
 */
final class StoredTypes {

    private static final String DATABASE = "org/curbstop/store/Database";
    private static final String SPOOLS = "org/curbstop/store/DiskSpoolFactory";

    private final Map<String, Class<?>> collections = new TreeMap<>();
    private final Map<String, Class<?>> spools = new TreeMap<>();
    /** All classes of the application except tests. */
    private final List<Class<?>> classes = new ArrayList<>();

    StoredTypes() {
        for (Resource each : mainClasses()) {
            try {
                var parsed = ClassFile.of().parse(each.getContentAsByteArray());
                classes.add(load(parsed.thisClass().asSymbol()));
                parsed.methods().forEach(this::collect);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Map<String, Class<?>> collections() {
        return collections;
    }

    Map<String, Class<?>> spools() {
        return spools;
    }

    /** Returns the types that are stored with their name in the value, by that name: events and facts. */
    Map<String, Class<?>> open() {
        Map<String, Class<?>> open = new TreeMap<>();
        classes.forEach(type -> OpenTypes.listed(type).ifPresent(name -> open.put(name, type)));
        return open;
    }

    List<Class<?>> events() {
        return classes.stream().filter(type -> type.isRecord() && DomainEvent.class.isAssignableFrom(type)).toList();
    }

    private void collect(MethodModel method) {
        List<CodeElement> code = method.code().map(each -> each.elementStream().toList()).orElse(List.of());
        var constants = new ArrayList<>();
        for (CodeElement each : code) {
            if (each instanceof ConstantInstruction constant) {
                constants.add(constant.constantValue());
            } else if (each instanceof InvokeInstruction call && isCall(call, DATABASE, "collection")) {
                put(collections, constants, method);
            } else if (each instanceof InvokeInstruction call && isCall(call, SPOOLS, "create")) {
                put(spools, constants, method);
            }
        }
    }

    private static boolean isCall(InvokeInstruction call, String owner, String name) {
        return call.owner().asInternalName().equals(owner) && call.name().equalsString(name);
    }

    private static void put(Map<String, Class<?>> into, List<Object> constants, MethodModel method) {
        for (int i = 0; i + 1 < constants.size(); i++) {
            if (constants.get(i) instanceof ClassDesc type && constants.get(i + 1) instanceof String name) {
                if (into.put(name, load(type)) != null) {
                    throw new AssertionError("two types are stored as " + name);
                }
                constants.clear();
                return;
            }
        }
        throw new AssertionError(
                "type and name of what is stored are no constants in " + method.parent().orElseThrow().thisClass());
    }

    private static Class<?> load(ClassDesc type) {
        String name = type.descriptorString();
        try {
            return Class.forName(name.substring(1, name.length() - 1).replace('/', '.'), false, StoredTypes.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns all classes except those of tests, which are in folders or, once packaged, in jars of their own. */
    private static List<Resource> mainClasses() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:org/curbstop/**/*.class"))
                    .filter(each -> !each.toString().matches(".*(/test-|-tests\\.jar|package-info).*")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
