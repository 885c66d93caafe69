using System.Diagnostics;
using System.Text;
using SshConfigLint.Testing;

namespace SshConfigLint.EndToEnd.Tests.Cli;

/// <summary>What a run of the program gave; the sandbox's folder is written <c>&lt;dir&gt;</c>.</summary>
public sealed record CliResult(int ExitCode, string Output, string Error)
{
    /// <summary>All of it as a golden file holds it.</summary>
    public string Transcript(string command) => $"$ {command}\n[exit {ExitCode}]\n--- output\n{Output}--- error\n{Error}";
}

/// <summary>A folder of its own in which the program runs as a process, without the environment of the tests.</summary>
/// <remarks>The native binary is run when <c>SSHCONFIGLINT_BINARY</c> names one, otherwise the built assembly.</remarks>
public sealed class Sandbox : IDisposable
{
    private static readonly TimeSpan _timeLimit = TimeSpan.FromSeconds(60);

    /// <summary>A folder with files: a line <c>//- PATH</c> begins each.</summary>
    public Sandbox(string files = "")
    {
        Folder = Directory.CreateTempSubdirectory("sshconfiglint-").FullName;
        Directory.CreateDirectory(At("home"));
        foreach (var file in files.Split("//- ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = file.IndexOf('\n', StringComparison.Ordinal);
            Write(file[..end].Trim(), file[(end + 1)..].Replace("<dir>", Folder, StringComparison.Ordinal));
        }
    }

    /// <summary>The absolute name of the folder.</summary>
    public string Folder { get; }

    /// <summary>The words that start the program.</summary>
    public static IReadOnlyList<string> Program { get; } =
        Environment.GetEnvironmentVariable("SSHCONFIGLINT_BINARY") is { Length: > 0 } binary
            ? [Path.GetFullPath(binary)]
            : ["dotnet", Path.Combine(AppContext.BaseDirectory, "sshconfiglint.dll")];

    public string At(string path) => Path.Combine(Folder, path);

    public void Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    public void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllBytes(At(path), content);
    }

    /// <summary>Gives a file a mode; there are none on Windows.</summary>
    public void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At(path), mode);
        }
    }

    /// <summary>Runs the program in the folder.</summary>
    public CliResult Run(params string[] arguments) => Run(new CliInput(), arguments);

    public CliResult Run(CliInput input, params string[] arguments)
    {
        using var process = Start(input, [.. Program, .. arguments]);
        return Finish(process, input.StandardInput);
    }

    /// <summary>Runs a line of bash in which <c>$LINT</c> starts the program.</summary>
    public CliResult Bash(string line, CliInput? input = null)
    {
        using var process = Start(input ?? new CliInput(), ["bash", "-c", line]);
        return Finish(process, "");
    }

    /// <summary>Starts the program and leaves it running.</summary>
    public Process Start(params string[] arguments) => Start(new CliInput(), [.. Program, .. arguments]);

    /// <summary>Runs words of a command line and compares all that comes out with a golden file; <c>'…'</c> holds blanks together.</summary>
    public void Golden(string name, string command, CliInput? input = null)
    {
        var result = Run(input ?? new CliInput(), [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Testing.Golden.Match(result.Transcript($"sshconfiglint {command}"), $"tests/SshConfigLint.EndToEnd.Tests/Cli/Golden/{name}.txt");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private Process Start(CliInput input, string[] words)
    {
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = input.WorkingFolder is { } folder ? At(folder) : Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.ToList())
        {
            if (name is not ("PATH" or "DOTNET_ROOT" or "TMPDIR"))
            {
                start.Environment.Remove(name);
            }
        }

        start.Environment["HOME"] = At("home");
        start.Environment["LINT"] = string.Join(' ', Program);
        start.Environment["DOTNET_CLI_HOME"] = At("home");
        foreach (var (name, value) in input.Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private CliResult Finish(Process process, string standardInput)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(standardInput);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended without reading all of it.
        }

        if (!process.WaitForExit(_timeLimit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The program did not end within {_timeLimit}.");
        }

        return new CliResult(process.ExitCode, Scrub(output.Result), Scrub(error.Result));
    }

    private string Scrub(string text) => text.Replace(Folder, "<dir>", StringComparison.Ordinal);
}

/// <summary>What surrounds a run.</summary>
public sealed record CliInput
{
    public string StandardInput { get; init; } = "";

    public string? WorkingFolder { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
