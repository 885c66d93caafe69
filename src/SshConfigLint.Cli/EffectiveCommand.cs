using System.Collections.Immutable;
using System.CommandLine;
using SshConfigLint.Knowledge;
using SshConfigLint.Reporting;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Text;

namespace SshConfigLint.Cli;

/// <summary><c>effective</c>: prints what <c>ssh -G</c> or <c>sshd -T</c> would print.</summary>
internal static class EffectiveCommand
{
    internal static Command Create(EffectiveOptions options)
    {
        var command = new Command(
            "effective",
            "Print what ssh -G or sshd -T of a release would print for one destination or connection, and which line decides."
        );
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Resolve(parsed)));
        return command;
    }

    private static int Run(EffectiveSettings settings)
    {
        var input = ConfigInput.Read(settings.File);
        var (disk, text) = input;
        LargeFiles.PostponeCollection(text.Length);
        var kind = KindOf(disk, text, settings);
        var place = Place.Of(disk, kind, settings.Surroundings);
        return kind == ConfigKind.Client ? RunClient(input, place, settings) : RunServer(input, place, settings);
    }

    private static int RunClient(ConfigInput input, Place place, EffectiveSettings settings)
    {
        var client = settings.Client;
        if (client.Host is not { } host)
        {
            throw new UsageException($"--host is missing: {input.Text.Path} is a file of ssh; for one of sshd give --kind server");
        }

        var machine = Machine.Of(place, client);
        var options = machine.ToModelOptions(place);
        var model = input.Load(ConfigKind.Client, place, options, settings.Target);
        var query = client.ToQuery(host, machine);
        string?[] commandLine =
        [
            "host",
            client.User is null ? null : "user",
            client.Port is null ? null : "port",
            client.Tag is null ? null : "tag",
        ];
        return Report(model, EffectiveConfig.Evaluate(model, query), [.. commandLine.OfType<string>()], settings);
    }

    private static int RunServer(ConfigInput input, Place place, EffectiveSettings settings)
    {
        if (settings.ClientOption is { } option)
        {
            throw new UsageException(
                $"{option} is for a file of ssh, and {input.Text.Path} is one of sshd: say with --connection who connects, or give --kind client"
            );
        }

        var model = input.Load(ConfigKind.Server, place, place.ToModelOptions(ConfigKind.Server), settings.Target);
        return Report(model, EffectiveConfig.Evaluate(model, Accounts.WithGroups(settings.Server, place)), [], settings);
    }

    private static int Report(ConfigModel model, EffectiveConfig config, ImmutableArray<string> commandLine, EffectiveSettings settings)
    {
        var report = new EffectiveReport
        {
            Model = model,
            Config = config,
            ToolVersion = ToolVersion.Text,
            CommandLine = commandLine,
        };
        WriteMessages(report);
        using var output = Terminal.OpenOutput();
        if (settings.IsJson)
        {
            report.WriteJson(output);
        }
        else
        {
            var color = Terminal.UsesColor(settings.Color);
            report.WriteText(output, settings.Origins, color);
        }

        return config.IsAccepted ? ExitCode.Clean : ExitCode.Refused;
    }

    /// <summary>What ssh and sshd say on standard error as well, and what they need not say because they know it.</summary>
    private static void WriteMessages(EffectiveReport report)
    {
        foreach (var warning in report.Warnings)
        {
            Console.Error.WriteLine($"note: {PlaceOf(warning)}: {Terminal.Plain(warning.Message)}");
        }

        foreach (var note in report.Config.Notes)
        {
            Console.Error.WriteLine($"note: {Terminal.Plain(note)}");
        }

        foreach (var rejection in report.Config.Rejections)
        {
            Console.Error.WriteLine($"{PlaceOf(rejection)}: {Terminal.Plain(rejection.Message)}");
        }

        if (report.Config is { Failure: { } failure } config)
        {
            var place = config.FailureAt is { } line ? $"{Terminal.Plain(line.File.Path)} line {line.Line + 1}: " : "";
            Console.Error.WriteLine($"{place}{Terminal.Plain(failure)}");
        }
    }

    private static string PlaceOf(ConfigProblem problem) => $"{Terminal.Plain(problem.File.Path)} line {problem.Line + 1}";

    /// <summary>The kind that was given, or that the name tells; then that of the question, and at last that of the keywords.</summary>
    private static ConfigKind KindOf(string disk, SourceText text, EffectiveSettings settings)
    {
        var kind = settings.Kind ?? FileKindDetection.OfPath(disk);
        if (kind == ConfigKind.Client && settings.Server is not null)
        {
            throw new UsageException($"--connection is for a file of sshd, and {text.Path} is one of ssh: give --host, or --kind server");
        }

        return kind
            ?? (
                settings.ClientOption is not null ? ConfigKind.Client
                : settings.Server is not null ? ConfigKind.Server
                : FileKindDetection.Of(disk, text, settings.Target)
            );
    }
}
