package org.curbstop.store;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstantiationAwareExtension;

/** One database per test method, gone afterwards. */
final class StoreForTests implements ParameterResolver, TestInstantiationAwareExtension {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(StoreForTests.class);

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestStore.class || type == Store.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getStore(HERE).computeIfAbsent("store", key -> new TestStore(), TestStore.class);
        return parameter.getParameter().getType() == Store.class ? store.store() : store;
    }
}
