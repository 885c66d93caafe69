using System.Diagnostics;
using SshConfigLint.Testing;

namespace SshConfigLint.Tests.Knowledge;

public class GeneratorTests
{
    [SkippableFact]
    public void The_committed_tables_are_what_the_generator_writes()
    {
        var shared = Environment.GetEnvironmentVariable("SSHCONFIGLINT_SHARED");
        Skip.If(string.IsNullOrEmpty(shared), "SSHCONFIGLINT_SHARED does not name the folder with the extracted data");
        var data = Path.Combine(shared!, "data");
        Skip.IfNot(File.Exists(Path.Combine(data, "openssh-versions.json")), "the extracted data is not here");
        var output = Directory.CreateTempSubdirectory("knowledge");
        try
        {
            Generate(data, output.FullName);

            var committed = Path.Combine(Golden.Root, "src/SshConfigLint.Core/Knowledge");
            var written = output.GetFiles().Select(file => file.Name).Order().ToArray();
            Assert.Equal(Directory.GetFiles(committed, "*.Table.cs").Select(Path.GetFileName).Order(), written);
            Assert.All(
                written,
                name => Assert.Equal(File.ReadAllText(Path.Combine(committed, name)), File.ReadAllText(Path.Combine(output.FullName, name)))
            );
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    private static void Generate(string data, string output)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Golden.Root, "tools/generate-knowledge.py"));
        start.ArgumentList.Add(data);
        start.ArgumentList.Add(output);
        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip.If(true, "python3 is not here");
        }

        using (process)
        {
            var error = process!.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, error);
        }
    }
}
