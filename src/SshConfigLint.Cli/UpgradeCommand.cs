using System.CommandLine;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Reporting;

namespace SshConfigLint.Cli;

/// <summary><c>upgrade</c>: tells what changes for a file when another release reads it.</summary>
internal static class UpgradeCommand
{
    internal static Command Create(UpgradeOptions options)
    {
        var command = new Command(
            "upgrade",
            "Tell what changes for a file when another OpenSSH release reads it: lines that stop working, settings that move, programs that can no longer connect."
        );
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Resolve(parsed)));
        return command;
    }

    private static int Run(UpgradeSettings settings)
    {
        var input = ConfigInput.Read(settings.File);
        LargeFiles.PostponeCollection(input.Text.Length);
        var kind = KindOf(input, settings);
        var place = Place.Of(input.Disk, kind, settings.Surroundings);
        var upgrade = kind == ConfigKind.Client ? OfClient(input, place, settings) : OfServer(input, place, settings);
        Write(new UpgradeReport { Upgrade = upgrade, ToolVersion = ToolVersion.Text }, settings);
        return upgrade.Breaks ? ExitCode.Broken : ExitCode.Clean;
    }

    private static Upgrade OfClient(ConfigInput input, Place place, UpgradeSettings settings)
    {
        var machine = Machine.Of(place, ClientSettings.Nothing);
        var options = machine.ToModelOptions(place);
        var query = settings.Host is { } host ? ClientSettings.Nothing.ToQuery(host, machine) : null;
        return Upgrade.OfClient(
            input.Load(ConfigKind.Client, place, options, settings.From),
            input.Load(ConfigKind.Client, place, options, settings.To),
            query
        );
    }

    private static Upgrade OfServer(ConfigInput input, Place place, UpgradeSettings settings)
    {
        var options = place.ToModelOptions(ConfigKind.Server);
        return Upgrade.OfServer(
            input.Load(ConfigKind.Server, place, options, settings.From),
            input.Load(ConfigKind.Server, place, options, settings.To),
            Accounts.WithGroups(settings.Connection, place)
        );
    }

    private static void Write(UpgradeReport report, UpgradeSettings settings)
    {
        using var output = Terminal.OpenOutput();
        if (settings.IsJson)
        {
            report.WriteJson(output);
            return;
        }

        report.WriteText(output, Terminal.UsesColor(settings.Color));
    }

    private static ConfigKind KindOf(ConfigInput input, UpgradeSettings settings)
    {
        var asked =
            settings.Host is not null ? ConfigKind.Client
            : settings.Connection is not null ? ConfigKind.Server
            : (ConfigKind?)null;
        var kind = settings.Kind ?? FileKindDetection.OfPath(input.Disk);
        return (kind, asked) switch
        {
            (ConfigKind.Client, ConfigKind.Server) => throw new UsageException(
                $"--connection is for a file of sshd, and {input.Text.Path} is one of ssh: give --host, or --kind server"
            ),
            (ConfigKind.Server, ConfigKind.Client) => throw new UsageException(
                $"--host is for a file of ssh, and {input.Text.Path} is one of sshd: give --connection, or --kind client"
            ),
            _ => kind ?? asked ?? FileKindDetection.Of(input.Disk, input.Text, settings.From),
        };
    }
}
