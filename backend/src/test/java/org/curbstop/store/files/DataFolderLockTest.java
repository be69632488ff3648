package org.curbstop.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderLockTest {

    @TempDir
    Path folder;

    @Test
    void a_locked_folder_is_rejected_with_its_owner_named() {
        try (var owner = DataFolderLock.acquire(folder)) {
            assertThatThrownBy(() -> DataFolderLock.acquire(folder))
                    .isInstanceOf(DataFolderInUseException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(owner).isNotNull();
        }
    }

    @Test
    void a_released_folder_can_be_locked_again() {
        DataFolderLock.acquire(folder).close();
        DataFolderLock.acquire(folder).close();
    }
}
