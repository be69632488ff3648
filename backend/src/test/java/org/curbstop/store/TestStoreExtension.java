package org.curbstop.store;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstantiationAwareExtension;

/** Provides one database per test method and deletes it afterwards. */
final class TestStoreExtension implements ParameterResolver, TestInstantiationAwareExtension {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(TestStoreExtension.class);

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestStore.class || type == Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getStore(HERE).computeIfAbsent("store", key -> new TestStore(), TestStore.class);
        return parameter.getParameter().getType() == Database.class ? store.store() : store;
    }
}
