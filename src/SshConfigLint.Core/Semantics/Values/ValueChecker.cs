using SshConfigLint.Knowledge;

namespace SshConfigLint.Semantics.Values;

/// <summary>Checks the arguments of a directive as OpenSSH of the target does.</summary>
internal static class ValueChecker
{
    internal static void Check(ValueContext context)
    {
        var kind = context.Keyword.ValueIn(context.Version);
        if (context.Keyword.RestOfLine)
        {
            CheckRest(context, kind);
        }
        else if (!context.Words.IsEmpty)
        {
            CheckWords(context, kind);
            Spelling.Check(context);
        }

        PercentCheck.Check(context);
        if (!context.HasProblem)
        {
            Placeholder.Check(context);
        }
    }

    private static void CheckRest(ValueContext context, ValueKind kind)
    {
        switch (kind)
        {
            case ValueKind.ProxyJump:
                ProxyJumpCheck.Check(context);
                break;
            case ValueKind.RestOfLineText:
                CommandCheck.Text(context);
                break;
            case ValueKind.Command:
                CommandCheck.Command(context);
                break;
            default:
                break;
        }
    }

    private static void CheckWords(ValueContext context, ValueKind kind)
    {
        switch (kind)
        {
            case ValueKind.Enumeration:
                EnumerationCheck.Check(context);
                break;
            case ValueKind.Integer:
                NumberCheck.Integer(context);
                break;
            case ValueKind.Port:
                NumberCheck.Port(context);
                break;
            case ValueKind.Octal:
                NumberCheck.Octal(context);
                break;
            case ValueKind.Time:
                TimeCheck.Time(context);
                break;
            case ValueKind.EnumerationOrTime:
                TimeCheck.WordOrTime(context);
                break;
            case ValueKind.KeystrokeTiming:
                TimeCheck.KeystrokeTiming(context);
                break;
            case ValueKind.String or ValueKind.Path or ValueKind.PatternList:
                TextCheck.Word(context);
                break;
            case ValueKind.FlagOrPath:
                TextCheck.FlagOrPath(context);
                break;
            case ValueKind.StringList:
                TextCheck.Words(context);
                break;
            case ValueKind.PathList:
                TextCheck.Paths(context);
                break;
            case ValueKind.AlgorithmList:
                AlgorithmListCheck.Check(context);
                break;
            case ValueKind.Rekey:
                RekeyCheck.Check(context);
                break;
            case ValueKind.IpQos:
                IpQosCheck.Check(context);
                break;
            case ValueKind.EscapeChar:
                EscapeCharCheck.Check(context);
                break;
            case ValueKind.TunnelDevice:
                TunnelDeviceCheck.Check(context);
                break;
            case ValueKind.Forward:
                ForwardCheck.Check(context);
                break;
            case ValueKind.HostPortList:
                HostPortListCheck.Check(context);
                break;
            case ValueKind.EnvironmentPatterns:
                EnvironmentCheck.Names(context);
                break;
            case ValueKind.EnvironmentAssignments:
                EnvironmentCheck.Assignments(context);
                break;
            case ValueKind.CnameRules:
                DomainCheck.CnameRules(context);
                break;
            case ValueKind.DomainList:
                DomainCheck.Domains(context);
                break;
            case ValueKind.ChannelTimeouts:
                ChannelTimeoutCheck.Check(context);
                break;
            case ValueKind.UserPatterns:
                UserPatternCheck.Users(context);
                break;
            case ValueKind.GroupPatterns:
                UserPatternCheck.Groups(context);
                break;
            case ValueKind.ListenAddress:
                ListenAddressCheck.Check(context);
                break;
            case ValueKind.MaxStartups:
                StartupsCheck.MaxStartups(context);
                break;
            case ValueKind.NetBlockSize:
                StartupsCheck.NetBlockSize(context);
                break;
            case ValueKind.Penalties:
                PenaltiesCheck.Check(context);
                break;
            case ValueKind.CidrList:
                UserPatternCheck.Addresses(context);
                break;
            case ValueKind.FlagOrPatternList:
                TextCheck.Word(context);
                break;
            case ValueKind.MethodLists:
                MethodListCheck.Check(context);
                break;
            case ValueKind.FlagList:
                MethodListCheck.Flags(context);
                break;
            case ValueKind.AgentSocket:
                AgentSocketCheck.Check(context);
                break;
            case ValueKind.Subsystem:
                SubsystemCheck.Check(context);
                break;
            default:
                break;
        }
    }
}
