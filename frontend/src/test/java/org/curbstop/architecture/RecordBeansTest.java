package org.curbstop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/** Beans that are records do not expose their collaborators. */
class RecordBeansTest {

    /** Parameter objects that all views of a package share. */
    private static final Set<String> CONTEXTS = Set.of("ArrangementViewContext", "OrderViewContext");

    private static final JavaClasses OURS = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.curbstop");

    @Test
    void a_bean_that_is_a_record_is_not_public() {
        assertThat(beans(OURS, Component.class)).hasSizeGreaterThan(10);
        assertThat(publicBeans(OURS, Component.class)).isEmpty();
    }

    @Test
    void no_class_asks_another_bean_for_its_collaborators() {
        assertThat(foreignCalls(OURS, Component.class)).isEmpty();
    }

    @Test
    void both_rules_detect_a_violation() {
        JavaClasses wrong = new ClassFileImporter().importClasses(OpenBean.class, Caller.class);
        assertThat(publicBeans(wrong, WrongBean.class)).hasSize(1);
        assertThat(foreignCalls(wrong, WrongBean.class)).hasSize(1);
    }

    private static Stream<JavaClass> beans(JavaClasses classes, Class<? extends Annotation> bean) {
        return classes.stream().filter(type -> type.isRecord() && type.isAnnotatedWith(bean) && !isHandedOverWhole(type));
    }

    /** Returns whether the type is a parameter object of its enclosing bean or of all views of a package. */
    private static boolean isHandedOverWhole(JavaClass type) {
        return CONTEXTS.contains(type.getSimpleName())
                || type.getEnclosingClass().filter(bean -> bean.isAnnotatedWith(Component.class)).isPresent();
    }

    private static List<String> publicBeans(JavaClasses classes, Class<? extends Annotation> bean) {
        return beans(classes, bean).filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)).map(JavaClass::getName).toList();
    }

    private static List<String> foreignCalls(JavaClasses classes, Class<? extends Annotation> bean) {
        return beans(classes, bean).flatMap(type -> type.getMethodCallsToSelf().stream().filter(call -> isForeign(type, call)))
                .map(JavaMethodCall::getDescription).toList();
    }

    private static boolean isForeign(JavaClass type, JavaMethodCall call) {
        boolean accessor = call.getTarget().getRawParameterTypes().isEmpty()
                && type.tryGetField(call.getTarget().getName()).isPresent();
        return accessor && !call.getOriginOwner().getName().startsWith(type.getName());
    }

    /** Replaces {@code @Component}, which the component scan of other tests would find here. */
    private @interface WrongBean {}

    @WrongBean
    public record OpenBean(Runnable collaborator) {}

    static class Caller {
        void run(OpenBean bean) {
            bean.collaborator().run();
        }
    }
}
