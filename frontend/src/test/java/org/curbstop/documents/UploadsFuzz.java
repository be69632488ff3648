package org.curbstop.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.curbstop.fuzz.HostileInput;

class UploadsFuzz {

    @FuzzTest
    void files(byte[] data) {
        judge(data);
    }

    @FuzzTest
    void jpegs(byte[] data) {
        judge(after(data, 0xFF, 0xD8, 0xFF));
    }

    @FuzzTest
    void pngs(byte[] data) {
        judge(after(data, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'));
    }

    @FuzzTest
    void documents(byte[] data) {
        judge(after(data, '%', 'P', 'D', 'F', '-'));
    }

    private static byte[] after(byte[] data, int... begin) {
        byte[] file = new byte[begin.length + data.length];
        for (int i = 0; i < begin.length; i++) {
            file[i] = (byte) begin[i];
        }
        System.arraycopy(data, 0, file, begin.length, data.length);
        return file;
    }

    private static void judge(byte[] file) {
        HostileInput.within(file.length, () -> {
            if (FileInspection.inspect(file, new InspectionDeadline()) instanceof FileInspection.Accepted taken) {
                assertThat(taken.bytes().length).as("the stored document").isLessThanOrEqualTo(file.length + 64);
                assertThat(FileInspection.inspect(taken.bytes(), new InspectionDeadline())).as("the stored document, inspected again")
                        .isInstanceOf(FileInspection.Accepted.class);
            }
        });
    }
}
